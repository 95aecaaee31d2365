# Reports: writing, sending, following.
my-reports-title = My reports
report-title = Report
report-form-title = New report
