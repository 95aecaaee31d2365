//! Messages that keep to the standard, from which the seeded runs start.

/// The flood warning that chị Lan gets: two languages, shapes, codes, an older message.
pub(crate) const FLOOD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>hue-2026-000017</identifier>
  <sender>canhbao@hue.example</sender>
  <sent>2026-10-12T06:30:00+07:00</sent>
  <status>Actual</status>
  <msgType>Update</msgType>
  <scope>Public</scope>
  <note>Lên mức 3</note>
  <references>canhbao@hue.example,hue-2026-000016,2026-10-12T00:30:00+07:00</references>
  <incidents>lu-thang-10 "lũ sông Hương"</incidents>
  <info>
    <language>vi-VN</language>
    <category>Met</category>
    <event>Lũ trên sông Hương</event>
    <responseType>Prepare</responseType>
    <responseType>Avoid</responseType>
    <urgency>Expected</urgency>
    <severity>Severe</severity>
    <certainty>Likely</certainty>
    <onset>2026-10-12T12:00:00+07:00</onset>
    <expires>2026-10-13T06:30:00+07:00</expires>
    <headline>Lũ sông Hương lên trên báo động 3</headline>
    <instruction>Kê cao tài sản, không qua đường ngập.</instruction>
    <parameter><valueName>VN:BaoDong</valueName><value>3</value></parameter>
    <area>
      <areaDesc>Hạ lưu sông Hương</areaDesc>
      <polygon>16.44,107.55 16.50,107.55 16.50,107.63 16.44,107.63 16.44,107.55</polygon>
      <geocode><valueName>VN-GSO-WARD</valueName><value>19753</value></geocode>
    </area>
  </info>
  <info>
    <language>en-US</language>
    <category>Met</category>
    <category>Safety</category>
    <event>Flood of the Hương River</event>
    <urgency>Expected</urgency>
    <severity>Severe</severity>
    <certainty>Likely</certainty>
    <expires>2026-10-13T06:30:00+07:00</expires>
    <area><areaDesc>Lower Hương</areaDesc><circle>16.47,107.59 5</circle></area>
  </info>
</alert>
"#;

/// A message with every element that the standard has, each where it belongs.
pub(crate) const EVERYTHING: &str = r#"<?xml version='1.0'?>
<!-- before the root --><?xml-stylesheet href="cap.css"?>
<c:alert xmlns:c="urn:oasis:names:tc:emergency:cap:1.2">
  <c:identifier>x-1</c:identifier><c:sender>s</c:sender><c:sent> 2026-02-28T24:00:00-00:00 </c:sent>
  <c:status>Exercise</c:status><c:msgType>Alert</c:msgType><c:source>desk</c:source>
  <c:scope>Private</c:scope><c:restriction>r</c:restriction><c:addresses>"Trần Hà" minh</c:addresses>
  <c:code>a</c:code><c:code>b</c:code><c:note><![CDATA[<b>n</b>]]></c:note><c:references/><c:incidents>i</c:incidents>
  <c:info>
    <c:language/><c:category>CBRNE</c:category><c:category>Other</c:category><c:event>e &amp; f</c:event>
    <c:responseType>None</c:responseType><c:urgency>Past</c:urgency><c:severity>Minor</c:severity>
    <c:certainty>Unlikely</c:certainty><c:audience>a</c:audience>
    <c:eventCode><c:valueName>SAME</c:valueName><c:value>FFW</c:value></c:eventCode>
    <c:effective>2024-02-29T00:00:00+14:00</c:effective><c:onset>0001-01-01T00:00:00-14:00</c:onset>
    <c:expires>9999-12-31T23:59:59+05:45</c:expires><c:senderName>n</c:senderName><c:headline>h</c:headline>
    <c:description>d</c:description><c:instruction>i</c:instruction>
    <c:web>https://hue.example/tin?x=1&amp;y=(2)#[z]</c:web><c:contact>112</c:contact>
    <c:parameter><c:valueName>p</c:valueName><c:value/></c:parameter>
    <c:resource><c:resourceDesc>r</c:resourceDesc><c:mimeType>text/plain</c:mimeType><c:size>+012</c:size>
      <c:uri>http://hue.example/a</c:uri><c:derefUri>aMOg</c:derefUri>
      <c:digest>da39a3ee5e6b4b0d3255bfef95601890afd80709</c:digest></c:resource>
    <c:area><c:areaDesc>a</c:areaDesc><c:circle>16.4,107.6 0</c:circle><c:circle>16.4,107.7 1.5</c:circle>
      <c:geocode><c:valueName>n</c:valueName><c:value>1</c:value></c:geocode>
      <c:altitude>-1.5</c:altitude><c:ceiling>.5</c:ceiling></c:area>
    <c:area><c:areaDesc>b</c:areaDesc></c:area>
  </c:info>
</c:alert>
"#;

/// A signed cancel without any info.
pub(crate) const CANCEL: &str = r#"<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>hue-18</identifier>
<sender>canhbao@hue.example</sender><sent>2026-10-12T07:00:00+07:00</sent><status>Actual</status>
<msgType>Cancel</msgType><scope>Public</scope>
<references>canhbao@hue.example,hue-17,2026-10-12T06:30:00+07:00</references>
<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><SignatureValue>AAAA</SignatureValue></Signature>
</alert>"#;

/// All of them.
pub(crate) const ALL: [&str; 3] = [FLOOD, EVERYTHING, CANCEL];
