### 서비스: 목록, 검색, 각 서비스, 동·면, 기관, 도움말.

nav-services = 서비스
services-title = 서비스
services-back = 서비스로 돌아가기
services-pick-title = 왼쪽에서 선택하세요
services-pick-text = 필요한 것을 입력하거나, 상황이나 서비스 묶음을 선택하세요.
services-error = 서비스를 읽을 수 없습니다
services-marked = 즐겨찾기
services-recent = 최근 사용
services-events = 무엇이 필요한가요?
services-groups = 분류별
services-more = 더 보기
services-count = 서비스 { $count }개
services-not-here = 아직 이 앱에서 쓸 수 없음
services-not-here-text = 열어 보면 대신 무엇을 하면 되는지 알 수 있습니다.
services-missing-title = 목록에 없습니다
services-missing-text = 링크가 오래되었거나 더는 제공되지 않을 수 있습니다. 목록에서 찾아보세요.
services-empty-title = 아직 여기에 서비스가 없음
services-empty-text = 시의 목록에 아직 이 항목의 서비스가 없습니다. 콜센터에 전화하면 방법을 설명해 드립니다.

search-label = 서비스, 장소, 기관, 도움말 찾기
search-example = 서비스, 장소, 도움말…
search-clear = 입력 지우기
search-error = 검색하지 못했습니다
search-count =
    { $count ->
        [0] 결과 없음
       *[other] 결과 { $count }개
    }
search-instead = ‘{ $typed }’ 대신 ‘{ $instead }’의 결과를 표시합니다
search-nothing = ‘{ $typed }’에 대한 결과가 없습니다
search-nothing-text = 단어를 줄이거나 바꿔 보세요. 성조 부호는 없어도 됩니다. 그래도 없으면 콜센터에 문의하세요.
search-more = 결과 더 보기
search-services = 서비스 ({ $count })
search-categories = 신고할 일 ({ $count })
search-reports = 내 신고 ({ $count })
search-drafts = 임시 저장 ({ $count })
search-places = 가 볼 만한 곳 ({ $count })
search-wards = 동·면 ({ $count })
search-agencies = 기관 ({ $count })
search-help = 도움말 ({ $count })
search-festivals = 축제 ({ $count })

audience-all = 모두
audience-resident = 주민
audience-tourist = 방문객
audience-business = 사업자
service-offline = 인터넷 불필요
service-account = 로그인 필요
service-vneid = VNeID 2단계 필요
service-mark = 서비스 즐겨찾기에 보관
service-open = 열기
service-open-name = { $name } 열기
service-open-page = { $host } 열기
service-call = { $number }번으로 전화
service-visit = 찾아가기
service-paused = 잠시 중단됨
service-paused-until = 중단됨, 재개 { $when }
service-paused-text = 급하면 콜센터에 전화해 어떻게 할지 문의하세요.
service-none = 아직 이 앱에 없음
service-retired = 더 이상 제공되지 않음
service-no-address = 확인된 웹 주소가 아직 없음
service-none-text = 콜센터에 전화하면 방법을 설명하거나 알맞은 곳으로 연결해 드립니다.
service-channel = 이용 방법
service-channel-native = 이 앱에서
service-channel-web = 브라우저의 웹 페이지
service-channel-phone = 전화
service-channel-visit = 직접 방문
service-where = 장소
service-authority = 담당 기관
service-cost = 비용
service-cost-unknown = 확인되지 않음. 가기 전에 전화로 문의하세요.
service-evidence = 준비물
service-output = 받는 것
service-faq =
    { $count ->
        [1] 자주 묻는 질문
       *[other] 자주 묻는 질문 ({ $count })
    }

ward-missing-title = 없는 동·면입니다
ward-is-home = 머무는 곳
ward-make-home = 머무는 곳으로 정하기
ward-make-home-more = 이 동·면의 경보를 받게 됩니다. 선택은 이 기기에만 남습니다.
ward-old-names = 옛 동·면

agency-missing-title = 없는 기관입니다
agency-services = 담당하는 서비스
agency-reports = 이 기관이 받는 신고
agency-call = 기관의 자체 전화번호는 확인되지 않았습니다. 콜센터가 연결하거나 말씀을 전해 드립니다.

help-title = 도움말
help-more = 앱에 대해 자주 묻는 질문
help-back = 도움말로 돌아가기
help-pick-title = 질문을 선택하세요
help-pick-text = 답이 여기에 표시되며 네트워크 없이도 읽을 수 있습니다.
help-missing-title = 없는 도움말입니다
help-ask = 아직 궁금한가요? 콜센터가 도와드립니다.
search-partial = 입력한 말이 모두 들어 있는 것은 없습니다. 아래는 일부만 들어 있습니다.
