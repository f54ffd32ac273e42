// A button that looks like a link and leads to a place in the editor.

import type { ComponentChildren } from "preact";
import type { Place } from "#playground/protocol.ts";

export interface PlaceLinkProps {
  readonly place: Place;
  readonly onGoTo: (place: Place) => void;
  readonly children: ComponentChildren;
  readonly label?: string;
}

export function PlaceLink({ place, onGoTo, children, label }: PlaceLinkProps) {
  return (
    <button
      type="button"
      class="place-link"
      title={`Go to line ${place.line}, column ${place.column}`}
      {...(label === undefined ? {} : { "aria-label": label })}
      onClick={() => onGoTo(place)}
    >
      {children}
    </button>
  );
}
