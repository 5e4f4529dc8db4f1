"""The questions that come with each kind of survey, in the words of the domain.

Questions are asked in Indonesian whatever the language of the screen: they go to partners on
paper. The English of a shipped question stands under it on a form in both languages.
"""

from __future__ import annotations

from typing import Any

from mitra_tui.i18n import t_in

# (code, kind, strategy, unsur) of each template's questions; their texts are in the catalogues.
_STRATEGIES = tuple((f"s{n}", "likert4", n, None) for n in range(1, 9))
_CLOSING = (("nps", "nps", None, None), ("continue", "yesno", None, None),
            ("remarks", "text", None, None))
_QUESTIONS: dict[str, tuple[tuple[str, str, int | None, int | None], ...]] = {
    "partner8": (*_STRATEGIES, ("benefit", "likert4", None, None),
                 ("students", "likert4", None, None), *_CLOSING),
    "skm": (*((f"u{n}", "likert4", None, n) for n in range(1, 10)),
            ("remarks", "text", None, None)),
    "participant": (
        ("goal", "likert4", 1, None), ("material", "likert4", None, None),
        ("people", "likert4", None, None), ("organised", "likert4", 2, None),
        ("useful", "likert4", None, None), ("nps", "nps", None, None),
        ("remarks", "text", None, None)),
    "teacher": (
        ("goal", "likert4", 1, None), ("contact", "likert4", 2, None),
        ("decide", "likert4", 5, None), ("problems", "likert4", 6, None),
        ("learned", "likert4", None, None), ("students", "likert4", None, None),
        ("followup", "likert4", 8, None), ("nps", "nps", None, None),
        ("remarks", "text", None, None)),
    "own": (),
}
AUDIENCE_OF = {"partner8": "partner", "skm": "partner", "participant": "student",
               "teacher": "teacher"}


def text_in(language: str, template: str, code: str) -> str:
    """A shipped question in one language."""
    return t_in(language, f"survey.question.{template}.{code}")


def questions_of(template: str) -> list[dict[str, Any]]:
    """The questions of a new round of this kind."""
    return [{"code": code, "text": text_in("id", template, code), "kind": kind,
             "strategy": strategy, "unsur": unsur, "weight": "", "indicator": None}
            for code, kind, strategy, unsur in _QUESTIONS[template]]


def translated(template: str, code: str, text: str) -> str:
    """The English of a question as it was shipped; empty for one in the office's own words."""
    known = any(one[0] == code for one in _QUESTIONS.get(template, ()))
    if not known or text_in("id", template, code) != text:
        return ""
    return text_in("en", template, code)
