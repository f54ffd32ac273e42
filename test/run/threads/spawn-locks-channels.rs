use std::sync::{mpsc, *};
use std::thread;
use std::time::Duration;
fn main() {
    let v = vec![1, 2, 3];
    let h = thread::spawn(move || {
        println!("v {:?}", v);
        v.len()
    });
    println!("{}", h.join().unwrap());
    let c = Arc::new(Mutex::new(0));
    let hs: Vec<_> = (0..10)
        .map(|i| {
            let c = Arc::clone(&c);
            thread::spawn(move || {
                for _ in 0..100 {
                    *c.lock().unwrap() += 1;
                }
                i
            })
        })
        .collect();
    for h in hs {
        h.join().unwrap();
    }
    println!("{:?}", c);
    let (tx, rx) = mpsc::channel();
    for i in 0..3 {
        let tx = tx.clone();
        thread::spawn(move || {
            for j in 0..3 {
                tx.send(i * 10 + j).unwrap();
                thread::sleep(Duration::from_millis(10));
            }
        });
    }
    drop(tx);
    let mut all: Vec<i32> = rx.iter().collect();
    all.sort();
    println!("{:?}", all);
    let mut a = [1, 2, 3];
    let mut s = 0;
    thread::scope(|sc| {
        sc.spawn(|| {
            s = 5;
        });
        for x in a.iter_mut() {
            sc.spawn(move || *x *= 2);
        }
    });
    println!("{:?} {}", a, s);
    let r = thread::Builder::new()
        .name("bad".into())
        .spawn(|| {
            if true {
                panic!("oh {}", 1)
            }
            3
        })
        .unwrap()
        .join();
    println!("{:?}", r.unwrap_err().downcast_ref::<String>());
    let m = Arc::new(Mutex::new(1));
    let m2 = m.clone();
    let _ = thread::spawn(move || {
        let _g = m2.lock().unwrap();
        panic!("poison");
    })
    .join();
    println!("{} {:?}", m.is_poisoned(), m.lock());
    let (tx, rx) = mpsc::sync_channel(0);
    let h = thread::spawn(move || {
        tx.send(1).unwrap();
    });
    thread::sleep(Duration::from_millis(50));
    println!("{:?}", rx.recv());
    h.join().unwrap();
    println!("{:?}", rx.recv());
    let b = Arc::new(Barrier::new(3));
    let n = (0..3)
        .map(|_| {
            let b = b.clone();
            thread::spawn(move || b.wait().is_leader())
        })
        .collect::<Vec<_>>()
        .into_iter()
        .filter(|_| true)
        .map(|h| h.join().unwrap() as i32)
        .sum::<i32>();
    println!("{n}");
    let p = Arc::new((Mutex::new(false), Condvar::new()));
    let p2 = p.clone();
    thread::spawn(move || {
        *p2.0.lock().unwrap() = true;
        p2.1.notify_one();
    });
    let mut g = p.0.lock().unwrap();
    while !*g {
        g = p.1.wait(g).unwrap();
    }
    println!("{}", *g);
    let t = thread::spawn(|| {
        thread::park();
        println!("unparked");
    });
    t.thread().unpark();
    t.join().unwrap();
    let rw = RwLock::new(5);
    {
        let a = rw.read().unwrap();
        let b = rw.read().unwrap();
        println!("{} {}", *a, *b);
    }
    *rw.write().unwrap() += 1;
    println!("{:?}", rw);
    println!(
        "{:?}",
        mpsc::channel::<i32>()
            .1
            .recv_timeout(Duration::from_millis(5))
    );
}
