use super::*;
use crate::read::shown::shown;

#[track_caller]
fn check(html: &str, expected: &[&str]) -> Document {
    let document = read(html).unwrap();
    assert_eq!(shown(&document), expected, "{html}");
    document
}

#[test]
fn running_text_is_cut_into_paragraphs() {
    for (html, expected) in [
        ("<h1>自评报告</h1><p>一、情况<p>二、问题", &["1# 自评报告", "2 一、情况", "3 二、问题"][..]),
        ("甲<div>乙<br>丙</div>丁", &["1 甲", "2 乙", "3 丙", "4 丁"]),
        ("<h2>得<b>分</b></h2>正文", &["1## 得分", "2 正文"]),
        ("<p>≥&nbsp;95&#37; &lt;&#x7532;&gt; &amp;nbsp;</p>", &["1 ≥ 95% <甲> &nbsp;"]),
        ("<p> a\n  b </p>", &["1 a b"]),
        ("<p>绩效\n自评</p>", &["1 绩效自评"]),
        ("<p><span>绩效\n</span><span>自评 表</span></p>", &["1 绩效自评 表"]),
        ("<pre>甲  乙\n丙</pre>丁", &["1 甲  乙\n丙", "2 丁"]),
        ("<title>表</title><style>p{}</style><script>1<2</script><!-- 无 -->有", &["1 有"]),
        ("<p>  </p><p>&nbsp;</p>", &[]),
    ] {
        check(html, expected);
    }
}

#[test]
fn cells_stand_in_the_columns_of_their_table() {
    for (html, expected) in [
        ("<table><tr><td>甲<td>乙<tr><td>1<td></table>", &["1 [甲|乙/1|]"][..]),
        ("<table><tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3</table>", &["1 [甲|<|乙/1|2|3]"]),
        (
            "<table><tr><td rowspan='2'>甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td></tr></table>",
            &["1 [甲|乙/^|丙/丁]"],
        ),
        (
            "<table><tr><td>1<td rowspan=2 colspan=2>2<td>3<tr><td>4<td>5<tr><td>6<td>7<td>8<td>9</table>",
            &["1 [1|2|<|3/4|^|<|5/6|7|8|9]"],
        ),
        ("<table><tr><td>1<td>2<td rowspan=2>3<tr><td>4</table>", &["1 [1|2|3/4||^]"]),
        ("<table><tr><td rowspan=0>1<td>2<tr><td>3<tr><td>4</table>", &["1 [1|2/^|3/^|4]"]),
        ("<table><tr><td rowspan=65534>1<td>2<tr><td>3</table>", &["1 [1|2/^|3]"]),
        ("<table><tr><td colspan=1000>题<tr><td>1<td>2</table>", &["1 [题|</1|2]"]),
        ("<table><tr><td colspan=-1>1<td colspan=x>2<td rowspan=1e9>3</table>", &["1 [1|2|3]"]),
        ("<table><thead><tr><th rowspan=9>1<th>2<tbody><tr><td>3<td>4</table>", &["1 [1|2/3|4]"]),
        ("<table><td>1<td>2</table>", &["1 [1|2]"]),
        ("<table><tr><td>一<br>二<p>三</p><div>四</div></td></tr></table>", &["1 [一⏎二⏎三⏎四]"]),
        ("<table><caption>附表</caption><tr><td>1</table>后", &["1 附表", "1 [1]", "2 后"]),
        ("<table><tr><td>1", &["1 [1]"]),
        ("<table></table><table><tr><td>1</table>", &["2 [1]"]),
        ("</table></td></tr>文", &["1 文"]),
    ] {
        check(html, expected);
    }
}

#[test]
fn a_table_in_a_cell_follows_the_one_around_it() {
    check(
        "前<table><tr><td>外<table><tr><td>内<table><tr><td>里</table></table><td>右\
         <table><tr><td>又</table></table>后<table><tr><td>末</table>",
        &["1 前", "1 [外|右]", "2 [内]", "3 [里]", "4 [又]", "2 后", "5 [末]"],
    );
}

#[test]
fn fields_show_what_is_filled_in() {
    check(
        "<table><tr><td>≥<input value=95>%<td><input type=checkbox checked>是<input type=radio>否\
         <td><input type=hidden value=9><select><option>优<option selected>良</select>\
         <td><select><option>甲</option><option>乙</option></select><td><textarea>原因</textarea></table>",
        &["1 [≥95%|☑是☐否|良|甲|原因]"],
    );
}

#[test]
fn what_is_not_shown_is_remarked_and_not_read() {
    for (html, expected, hidden) in [
        ("<p>甲<span style='color:red; DISPLAY : None'>乙<b>丙</b></span>丁", &["1 甲丁"][..], &["乙丙"][..]),
        ("<div hidden>甲<div>乙</div>丙</div>丁", &["1 丁"], &["甲乙丙"]),
        ("<p style='display:none'>甲<p>乙", &["1 乙"], &["甲"]),
        ("<span style='mso-hide:all'>甲</span>乙", &["1 乙"], &["甲"]),
        ("<br style='display:none'>甲<span style='display:block'>乙</span>", &["1 甲乙"], &[]),
        (
            "<table><tr><td>1<td hidden>2<td>3<tr style='display:none'><td>4<td>5<tr><td>6</table>",
            &["1 [1|3/6]"],
            &["2", "45"],
        ),
        ("<table><tr><td><span hidden>甲</td><td>乙</table>", &["1 [|乙]"], &["甲"]),
        (
            "<div hidden><table><tr><td>甲<td>乙</table>丙</div><table><tr><td>丁</table>",
            &["1 [丁]"],
            &["甲乙丙"],
        ),
        ("<table hidden><tr><td>甲<table><tr><td>乙</table></table>丙", &["1 丙"], &["甲乙"]),
        ("<tr height=0 style='display:none'><td width=9></td></tr>甲", &["1 甲"], &[]),
        ("甲<div hidden>乙", &["1 甲"], &["乙"]),
    ] {
        let document = check(html, expected);
        let told: Vec<&str> = document.remarks.iter().map(|remark| remark.text.as_str()).collect();
        assert_eq!(told, hidden, "{html}");
        assert!(document.remarks.iter().all(|remark| remark.kind == RemarkKind::HiddenText));
    }
}

#[test]
fn a_page_is_decoded_as_it_says_if_that_goes() {
    let (gb, _, _) = encoding_rs::GBK.encode("<meta charset=gb2312>绩效");
    let (big5, _, _) = encoding_rs::BIG5.encode("<meta content='text/html; charset=\"big5\"'>績效");
    let utf16: Vec<u8> = "\u{feff}<p>绩效".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, text) in [
        (&gb[..], "绩效"),
        (&big5[..], "績效"),
        (&utf16[..], "绩效"),
        ("<meta charset=us-ascii>绩效".as_bytes(), "绩效"),
        ("<meta charset=utf-16le>绩效".as_bytes(), "绩效"),
        ("\u{feff}<meta charset=gbk>绩效".as_bytes(), "绩效"),
        ("<meta charset=martian>绩效".as_bytes(), "绩效"),
        ("<?xml version='1.0' encoding='UTF-8'?>绩效".as_bytes(), "绩效"),
    ] {
        let decoded = decode(bytes).unwrap();
        assert!(decoded.ends_with(text), "{decoded}");
    }
}
