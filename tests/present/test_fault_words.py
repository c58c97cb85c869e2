"""What is wrong in a form is said in words of the form."""

import pytest
from pydantic import ValidationError

from floorsim.desk.decisions.registry import decision_from
from floorsim.present.fault_words import field_faults


def test_where_nobody_can_be_chosen_the_form_says_so() -> None:
    with pytest.raises(ValidationError) as wrong:
        decision_from("check_in", {"agent": None, "how": "ping"})
    assert field_faults(wrong.value) == {"agent": "there is nothing to choose here now."}
