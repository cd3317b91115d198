import Testing

@testable import Console

@Test(
  "keys are told apart by what a terminal sends",
  arguments: [
    ("q", [.character("q")]), ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}[5~+", [.pageUp, .character("+")]),
    ("\u{1B}[1~\u{1B}[F", [.home, .end]), ("\t\u{1B}[Z", [.tab, .backTab]), ("\u{1B}", [.escape]),
    ("\u{3}\u{1A}", [.interrupt, .suspend]), ("\u{1B}[99;3Xs", [.character("s")]), ("\u{1B}[", []),
    ("é ", [.character(" ")]),
  ] as [(String, [Key])])
func keys(sent: String, keys: [Key]) {
  #expect(Key.all(in: Array(sent.utf8)) == keys)
}
