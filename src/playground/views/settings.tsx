// Settings and the keys that work everywhere.

import { EDITIONS, type Edition } from "#driver/session.ts";
import { THEMES, type Theme } from "#playground/storage.ts";

export interface SettingsProps {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly onEdition: (edition: Edition) => void;
  readonly onTheme: (theme: Theme) => void;
}

const THEME_TITLES: Readonly<Record<Theme, string>> = { auto: "As the system", light: "Light", dark: "Dark" };

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [["Ctrl", "Enter"], "Run"],
  [["Ctrl", "."], "Stop"],
  [["F8"], "Next problem"],
  [["Shift", "F8"], "Previous problem"],
  [["Esc", "Tab"], "Leave the editor"],
  [["←", "→"], "Memory: step back, forward"],
  [["Home", "End"], "Memory: first, last step"],
  [["P"], "Memory: play, pause"],
];

export function Settings({ edition, theme, onEdition, onTheme }: SettingsProps) {
  return (
    <div class="settings">
      <Choice name="theme" title="Colours" values={THEMES} titles={THEME_TITLES} chosen={theme} onChoose={onTheme} />
      <Choice
        name="edition"
        title="Edition"
        values={EDITIONS}
        titles={{ "2021": "2021", "2024": "2024" }}
        chosen={edition}
        onChoose={onEdition}
      />
      <h3>Keys</h3>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly title: string;
  readonly values: readonly T[];
  readonly titles: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ name, title, values, titles, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend>{title}</legend>
      <div class="choice-row">
        {values.map((value) => (
          <label key={value}>
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>{titles[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
