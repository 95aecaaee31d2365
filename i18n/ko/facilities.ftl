### Hospitals.

facilities-title = 병원
facilities-text = 후에시의 공립 병원입니다. 목록은 앱에 들어 있어 네트워크 없이도 볼 수 있습니다.
facilities-emergency-call = 응급: 115로 전화
facilities-emergency = 24시간 응급실
facilities-search = 이름, 거리, 동·면으로 찾기
facilities-count = { $count }곳
facilities-none-title = 맞는 곳이 없습니다
facilities-none-text = 더 짧게 입력해 보세요. 위급할 때는 115로 전화하세요.
facilities-call = { $number } 전화
facilities-phone = 전화
facilities-phone-unknown = 확인된 번호가 없습니다
facilities-place-unknown = 위치를 아직 측정하지 않았습니다
facilities-unverified = 공개 페이지에서 가져온 정보이며 병원이 확인하지 않았습니다. 위급할 때는 115로 전화하세요.
facilities-missing-title = 없는 곳입니다
facilities-missing-text = 이 기기의 목록에 없는 곳입니다.
facilities-back = 병원 목록으로
