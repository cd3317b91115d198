import Narration

/// Suggestions set in columns, sorted down each column, with their descriptions beside them while there is room.
struct CompletionListing {
  let items: [Suggestions.Item]
  let window: Terminal.Window
  let language: Language

  private static let gap = 3

  init(_ items: [Suggestions.Item], window: Terminal.Window, language: Language) {
    self.items = items.sorted { ($0.text, $0.description) < ($1.text, $1.description) }
    self.window = window
    self.language = language
  }

  /// Lines without a newline at the end; at most as many as leave the prompt on the screen.
  var text: StyledText {
    let withDescriptions = layout(showsDescriptions: items.contains { !$0.description.isEmpty })
    let layout = withDescriptions.rows > roomForRows ? layout(showsDescriptions: false) : withDescriptions
    return set(layout)
  }

  private var roomForRows: Int { max(1, window.rows - 3) }

  private struct Layout {
    let showsDescriptions: Bool
    let textWidth: Int
    let cellWidth: Int
    let columns: Int
    let rows: Int
  }

  private func layout(showsDescriptions: Bool) -> Layout {
    let textWidth = items.map(\.text.displayWidth).max() ?? 0
    let described = showsDescriptions ? items.map(\.description.displayWidth).max() ?? 0 : 0
    let wanted = textWidth + (described > 0 ? 2 + described : 0)
    let width = max(1, window.columns - 1)
    let columns = max(1, (width + Self.gap) / (wanted + Self.gap))
    return Layout(
      showsDescriptions: showsDescriptions, textWidth: textWidth, cellWidth: min(wanted, width),
      columns: columns, rows: (items.count + columns - 1) / columns)
  }

  private func set(_ layout: Layout) -> StyledText {
    let shownRows = min(layout.rows, layout.rows > roomForRows ? roomForRows - 1 : roomForRows)
    var lines: [StyledText] = []
    for row in 0..<max(1, shownRows) {
      var line = StyledText()
      for index in stride(from: row, to: items.count, by: layout.rows) {
        if !line.isEmpty { line += StyledText(String(repeating: " ", count: Self.gap)) }
        let isLast = index + layout.rows >= items.count
        let cell = cell(items[index], layout)
        line += isLast ? cell : cell.padded(to: layout.cellWidth)
      }
      lines.append(line)
    }
    let hidden =
      items.count - lines.indices.reduce(0) { $0 + (items.count - $1 + layout.rows - 1) / layout.rows }
    if hidden > 0 { lines.append(StyledText(ConsoleText.more(hidden, in: language), style: .dim)) }
    return lines.dropFirst().reduce(lines.first ?? StyledText()) { $0 + "\n" + $1 }
  }

  private func cell(_ item: Suggestions.Item, _ layout: Layout) -> StyledText {
    var cell = StyledText(item.text)
    if layout.showsDescriptions, !item.description.isEmpty {
      cell = cell.padded(to: layout.textWidth + 2) + StyledText(item.description, style: .dim)
    }
    return cell.truncated(to: layout.cellWidth)
  }
}
