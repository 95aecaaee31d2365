# 홈.
home-hello = 후에에 오신 것을 환영합니다
home-hello-name = 안녕하세요, { $name } 님
home-report = 문제 신고
home-report-more = 사진, 장소, 짧은 설명
home-my-reports = 내 신고
home-call = 시에 전화
home-simple-me = 나와 설정
home-open-title = 처리 중
home-empty-title = 기다리는 일이 없습니다
home-empty-text = 꺼진 가로등, 파인 도로, 쓰레기, 침수된 길이 있나요? 1분 안에 시에 알릴 수 있습니다.
hotline-demo = 시연용이라 실제로 전화를 걸지 않습니다. 실제 앱은 { $number }번으로 전화합니다.
understood = 확인
expired-title = 로그인이 끝났습니다
expired-text = 잃어버린 것은 없습니다. 내 이름으로 대기 중인 것은 다시 로그인하면 전송됩니다.
today-line =
    { $leap ->
        [yes] { $date } { $weekday } · 음력 { $month }월 { $day }일(윤달)
       *[no] { $date } { $weekday } · 음력 { $month }월 { $day }일
    }
