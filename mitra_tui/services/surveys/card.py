"""A survey as its page shows it."""

from __future__ import annotations

from mitra_tui.models.base import db
from mitra_tui.rows.survey_card import SurveyCard
from mitra_tui.services.changes import newest_of
from mitra_tui.services.references import names
from mitra_tui.services.surveys.comparing import earlier
from mitra_tui.services.surveys.records import store
from mitra_tui.services.surveys.results import results, waiting


def card(survey_id: int) -> SurveyCard:
    """The round with its figures. Raises `NotFound`."""
    record = store.get(survey_id)
    values = record.values
    asked = waiting(survey_id)
    known = names("partners", asked)
    later = db.execute_sql(
        "SELECT id, title FROM survey WHERE earlier_id = ? AND hidden = 0 ORDER BY id LIMIT 1",
        (survey_id,)).fetchone()
    count, changed = newest_of("survey", survey_id)
    return SurveyCard(
        record=record, results=results(survey_id), before=earlier(survey_id),
        waiting=tuple(known[one] for one in asked),
        programme=names("programmes", [values["programme"]]).get(values["programme"], "")
        if values["programme"] else "",
        earlier=names("surveys", [values["earlier"]]).get(values["earlier"], "")
        if values["earlier"] else "",
        later=(later[0], later[1]) if later else None,
        changes=count, changed=changed)
