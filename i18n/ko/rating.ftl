### People rate services.

rating-title = 평가
rating-none = 아직 점수가 없습니다. 5명 이상이 평가해야 합니다.
rating-all = 5점 만점에 { $average } · 평가 { $count }건
rating-ask = 이 서비스는 어떠셨습니까?
rating-stars = 별 5개 중 { $stars }개
rating-text = 더 하실 말씀이 있습니까?
rating-text-hint = 필수가 아닙니다. 이름은 함께 가지 않고, 시의 담당자만 읽으며 공개되지 않습니다.
rating-count = { $max }자 중 { $used }자
rating-too-long = 최대 { $max }자입니다. 조금 줄여 주세요.
rating-send = 평가 보내기
rating-thanks = 평가해 주셔서 고맙습니다
rating-own = 별 5개 중 { $stars }개를 주셨습니다.
rating-waits = 네트워크가 되면 보냅니다
rating-change = 평가 바꾸기
rating-withdraw = 취소하기
rating-said = 평가를 받았습니다.
rating-withdrawn = 평가를 취소했습니다.
