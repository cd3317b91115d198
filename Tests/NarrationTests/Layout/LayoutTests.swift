import Narration
import Testing

struct TextWidthTests {
  @Test(
    "columns follow Unicode, not bytes",
    arguments: [
      ("", 0), ("nó", 2), ("no\u{301}", 2), ("│ → ✔ … █", 9), ("日本", 4), ("😀", 2), ("⚠\u{FE0F}", 2), ("🇧🇷", 2),
      ("👩‍💻", 2),
      ("a\u{200D}", 1), ("\u{1B}[0m", 3), ("US$ 0,05", 8),
    ])
  func width(text: String, columns: Int) { #expect(text.displayWidth == columns) }

  @Test("padding and cutting count columns")
  func paddingAndCutting() {
    #expect(StyledText("nó").padded(to: 4).plain == "nó  ")
    #expect(StyledText("7").leftPadded(to: 3).plain == "  7")
    #expect(StyledText("nós").padded(to: 2).plain == "nós")
    #expect(StyledText("cluster").truncated(to: 7).plain == "cluster")
    #expect(StyledText("cluster").truncated(to: 4).plain == "clu…")
    #expect(StyledText("日本語").truncated(to: 4).plain == "日…")
    #expect(StyledText("cluster").truncated(to: 0).plain == "")
  }
}

struct TextWrapTests {
  func wrap(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
    StyledText(marked: text).wrapped(to: width, indent: indent).map(\.plain)
  }

  @Test func breaksAtBlanks() { #expect(wrap("um dois três", 8) == ["um dois", "três"]) }
  @Test func indentsWhatFollows() { #expect(wrap("um dois três", 8, indent: 2) == ["um dois", "  três"]) }
  @Test func keepsBlanksAtTheStartAndBetweenColumns() {
    #expect(wrap("  a    bb cc", 9, indent: 4) == ["  a    bb", "    cc"])
  }
  @Test func aLongNameStaysWhole() {
    #expect(wrap("o pod-de-nome-longo cai", 6) == ["o", "pod-de-nome-longo", "cai"])
  }
  @Test func numbersKeepTheirParts() {
    #expect(wrap("custa US$ 0,05", 10) == ["custa", "US$ 0,05"])
    #expect(wrap("entre 1 368 tipos", 9) == ["entre", "1 368", "tipos"])
  }
  @Test func aCommandIsNotBroken() {
    #expect(wrap("digite `why pod x` agora", 14) == ["digite", "`why pod x`", "agora"])
  }
  @Test func stylesSurvive() {
    let text: StyledText = "o nó \("ip-1", .name) saiu"
    let lines = text.wrapped(to: 6)
    #expect(lines.map(\.plain) == ["o nó", "ip-1", "saiu"])
    #expect(lines.map { $0.runs.contains { $0.style == .name } } == [false, true, false])
  }
}

struct TextTableTests {
  @Test("as kubectl sets them")
  func kubectl() {
    let table = TextTable(
      header: ["NAME", "READY", "AGE"], rows: [["web-1", "1/1", "8s"], ["db", "0/1", ""]])
    #expect(
      table.lines().map(\.plain) == [
        "NAME    READY   AGE",
        "web-1   1/1     8s",
        "db      0/1",
      ])
  }

  @Test("a column is six wide at least, its gap included")
  func minimum() {
    #expect(TextTable(rows: [["a", "b"]]).lines().map(\.plain) == ["a     b"])
    #expect(TextTable(rows: [["a", "b"]], gap: 2, minimumColumn: 0).lines().map(\.plain) == ["a  b"])
  }

  @Test("numbers are set right, indented")
  func right() {
    let table = TextTable(
      rows: [["tipos", "1 368"], ["arch In [arm64]", "320"]], alignments: [.left, .right], gap: 2)
    #expect(
      table.lines(indent: 2).map(\.plain) == [
        "  tipos            1 368",
        "  arch In [arm64]    320",
      ])
  }

  @Test("the last column wraps under itself")
  func wraps() {
    let table = TextTable(rows: [["nó-1", "✗ tem um taint que o Pod não tolera"]], gap: 2, minimumColumn: 0)
    #expect(
      table.lines(width: 28).map(\.plain) == [
        "nó-1  ✗ tem um taint que o",
        "      Pod não tolera",
      ])
  }

  @Test("rows of fewer cells are whole")
  func ragged() {
    #expect(
      TextTable(rows: [["a", "b", "c"], ["d"]], gap: 1, minimumColumn: 0).lines().map(\.plain) == [
        "a b c", "d",
      ])
  }
}
