# ใช้ทุกหน้าจอ
app-name = Tràng Tiền
skip-to-content = ไปที่เนื้อหา
close = ปิด
back = กลับ
cancel = ยกเลิก
try-again = ลองอีกครั้ง
loading = กำลังโหลด…
sentence = { $text }
undo = เลิกทำ
failed-title = แสดงไม่ได้
broken-title = เปิดแอปไม่ได้

demo-mark = สาธิต
demo-label = รุ่นสาธิต
demo-text = ข้อมูลตัวอย่าง ไม่ได้ส่งจริง

nav-label = เมนูหลัก
nav-home = หน้าแรก
nav-reports = แจ้งเรื่อง
nav-me = ฉัน
nav-attention = มี { $count } รายการที่ต้องดู

strip-sending =
    { $count ->
        [1] กำลังส่ง ขั้นที่ { $step } จาก { $total }
       *[other] กำลังส่ง ขั้นที่ { $step } จาก { $total } · รออีก { $count } รายการ
    }
strip-lost = ขาดการติดต่อกับแอปในเครื่องนี้ กำลังเชื่อมต่อใหม่…
strip-offline = ออฟไลน์ · ยังเขียนได้ และเก็บไว้ทั้งหมด
strip-offline-waiting = ออฟไลน์ · รอส่ง { $count } รายการ
strip-waiting = รอส่ง { $count } รายการ
strip-saver = เปิดโหมดประหยัดช่วงพายุอยู่
strip-saver-photos = โหมดประหยัดช่วงพายุ · รูปของ { $count } เรื่องรอให้คุณส่ง
strip-attention = มี { $count } เรื่องที่ต้องดู

missing-title = ไม่มีหน้านี้
missing-text = ลิงก์อาจเก่าหรือไม่ครบ กลับหน้าแรกเพื่อไปต่อ

when-today = วันนี้
when-tomorrow = พรุ่งนี้
when-yesterday = เมื่อวาน
when-day-time = { $day } { $time } น.
when-date = { $day } { $month }
when-date-year = { $date } { $year }
when-month =
    { $month ->
        [1] ม.ค.
        [2] ก.พ.
        [3] มี.ค.
        [4] เม.ย.
        [5] พ.ค.
        [6] มิ.ย.
        [7] ก.ค.
        [8] ส.ค.
        [9] ก.ย.
        [10] ต.ค.
        [11] พ.ย.
       *[other] ธ.ค.
    }
when-weekday =
    { $number ->
        [0] วันจันทร์
        [1] วันอังคาร
        [2] วันพุธ
        [3] วันพฤหัสบดี
        [4] วันศุกร์
        [5] วันเสาร์
       *[other] วันอาทิตย์
    }
due-by = ภายใน { $when }
due-past = เกินกำหนดตั้งแต่ { $when }
distance-metres = { $metres } ม.
distance-kilometres = { $whole }.{ $tenth } กม.
file-saved = บันทึก { $name } ในโฟลเดอร์ดาวน์โหลดแล้ว
