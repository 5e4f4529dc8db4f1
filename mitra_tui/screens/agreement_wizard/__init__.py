"""The builder of agreements: eight steps, one form each, kept while it is typed."""

from __future__ import annotations

from mitra_tui.screens.agreement_wizard.start import begin_agreement, continue_agreement
from mitra_tui.screens.agreement_wizard.wizard import AgreementWizard

__all__ = ["AgreementWizard", "begin_agreement", "continue_agreement"]
