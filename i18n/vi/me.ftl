# Tôi.
me-title = Tôi
about-title = Về ứng dụng
privacy-title = Quyền riêng tư
sign-in-title = Đăng nhập
welcome-title = Chào anh/chị
