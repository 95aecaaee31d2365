# Phản ánh: viết, gửi, theo dõi.
my-reports-title = Phản ánh của tôi
report-title = Phản ánh
report-form-title = Phản ánh mới
