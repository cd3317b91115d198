import Narration
import Testing

@testable import Console

@Suite("A listing of completions")
struct CompletionListingTests {
  private func listing(
    _ items: [Suggestions.Item], columns: Int = 60, rows: Int = 24, language: Language = .portuguese
  ) -> [String] {
    let window = Terminal.Window(columns: columns, rows: rows)
    let text = CompletionListing(items, window: window, language: language).text
    return text.plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func sortsDownTheColumns() {
    let items = ["web-3", "web-1", "web-5", "web-2", "web-4"].map { Suggestions.Item($0) }
    #expect(listing(items, columns: 20) == ["web-1   web-4", "web-2   web-5", "web-3"])
  }

  @Test func setsDescriptionsInAColumnOfTheirOwn() {
    let items: [Suggestions.Item] = [
      .init("step", description: "um passo"), .init("run", description: "deixar o tempo andar"), .init("map"),
    ]
    #expect(listing(items, columns: 40) == ["map", "run   deixar o tempo andar", "step  um passo"])
  }

  @Test func dimsDescriptions() {
    let listing = CompletionListing(
      [.init("run", description: "andar")], window: .init(columns: 80, rows: 24), language: .portuguese)
    #expect(listing.text.runs.contains(StyledText.Run("andar", style: .dim)))
  }

  @Test func cutsWhatIsWiderThanTheWindow() {
    let items = [Suggestions.Item("consolidationPolicy", description: "quando um nó pode ser trocado")]
    #expect(listing(items, columns: 30) == ["consolidationPolicy  quando …"])
  }

  @Test func leavesDescriptionsOutBeforeItLeavesNamesOut() {
    let items = (1...9).map { Suggestions.Item("web-\($0)", description: String(repeating: "d", count: 30)) }
    #expect(
      listing(items, columns: 24, rows: 8) == [
        "web-1   web-4   web-7", "web-2   web-5   web-8", "web-3   web-6   web-9",
      ])
  }

  @Test(
    "says how many there was no room for",
    arguments: [(Language.portuguese, "… e mais 7"), (.english, "… and 7 more")])
  func countsTheRest(language: Language, last: String) {
    let items = (1...9).map { Suggestions.Item("pod-\($0)") }
    #expect(listing(items, columns: 8, rows: 6, language: language) == ["pod-1", "pod-2", last])
  }

  @Test func alignsAccentsAndWideCharacters() {
    let items: [Suggestions.Item] = [.init("ação", description: "a"), .init("日本", description: "b")]
    #expect(listing(items, columns: 10) == ["ação  a", "日本  b"])
  }
}
