"""Import: plan → decide → write.

`plan` reads a table and gives every row a verdict; `decide` lets a person settle single rows;
`apply` writes all good rows, and keeps the undecided ones as pending, as one change that one undo
reverses.

How a row is judged:

- A record is known again by its natural fields (`Entity.natural`) in their normal form: a partner
  by the key of its name or of another name of it, an activity by its title and day. Likeness
  never decides anything; it only fills the suggestion.
- What a known record lacks is filled in (`update`). A filled field is never overwritten, unless
  that was asked for: with `skip` a record that says otherwise is left as it is (`duplicate`),
  with `update` it takes the row's values, with `add` the row becomes a record of its own.
  An empty cell never empties a field. Rows of one file never overwrite each other.
- What cannot be read (a date above all) makes the row `undecided`; what can be read and breaks a
  rule makes it `refused`.
- Partners and programmes that nothing bears are recorded in the same change.
"""

from __future__ import annotations

from mitra_tui.exchange.tables import Sheet
from mitra_tui.services.importing.correcting import candidates, corrections, form_values
from mitra_tui.services.importing.deciding import (
    carry_over,
    choices,
    decide,
    decide_all,
    needs_a_person,
)
from mitra_tui.services.importing.mappings import mapping_for, names_contacts, remember
from mitra_tui.services.importing.planning import Plan
from mitra_tui.services.importing.plans import (
    plan,
    plan_row,
    read_file,
    read_pasted,
    sheets_of,
)
from mitra_tui.services.importing.shapes import (
    ON_DUPLICATE,
    Choice,
    Offer,
    RowPlan,
    Summary,
    Verdict,
)
from mitra_tui.services.importing.telling import (
    changes_text,
    field_text,
    message_of,
    outcome_text,
    row_to_json,
    title_of,
    verdict_text,
)
from mitra_tui.services.importing.writing import apply

__all__ = [
    "ON_DUPLICATE", "Choice", "Offer", "Plan", "RowPlan", "Sheet", "Summary", "Verdict", "apply",
    "candidates", "carry_over", "changes_text", "choices", "corrections", "decide", "decide_all",
    "field_text", "form_values", "mapping_for", "message_of", "names_contacts", "needs_a_person",
    "outcome_text", "plan", "plan_row", "read_file", "read_pasted", "remember", "row_to_json",
    "sheets_of", "title_of", "verdict_text",
]
