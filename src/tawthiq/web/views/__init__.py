"""What was built, as templates show it: functions of values alone."""
