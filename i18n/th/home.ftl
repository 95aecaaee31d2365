# หน้าแรก
home-hello = ยินดีต้อนรับสู่เมืองเว้
home-hello-name = สวัสดี { $name }
home-report = แจ้งปัญหา
home-report-more = รูป สถานที่ คำอธิบายสั้น ๆ
home-my-reports = เรื่องที่ฉันแจ้ง
home-call = โทรหาเมือง
home-simple-me = ฉันและการตั้งค่า
home-open-title = กำลังดำเนินการ
home-empty-title = ไม่มีสิ่งที่รออยู่
home-empty-text = ไฟถนนดับ ถนนเป็นหลุม ขยะ น้ำท่วมถนน? แจ้งเมืองได้ในเวลาไม่ถึงหนึ่งนาที
hotline-demo = นี่คือรุ่นสาธิต จึงไม่ได้โทรจริง แอปจริงจะโทร { $number }
understood = เข้าใจแล้ว
expired-title = การลงชื่อเข้าใช้สิ้นสุดแล้ว
expired-text = ไม่มีอะไรสูญหาย สิ่งที่รออยู่ในชื่อของคุณจะส่งหลังจากลงชื่อเข้าใช้อีกครั้ง
today-line =
    { $leap ->
        [yes] { $weekday } { $date } · จันทรคติเวียดนาม { $day }/{ $month } (เดือนอธิกมาส)
       *[no] { $weekday } { $date } · จันทรคติเวียดนาม { $day }/{ $month }
    }
