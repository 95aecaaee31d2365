# What the daily services share.

news-private = 새 소식이 있습니다. 앱을 열어 확인하세요.
news-title = 따르는 서비스의 소식
news-look = 보기
