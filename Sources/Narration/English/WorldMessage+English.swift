extension WorldMessage {
  public var english: StyledText {
    switch self {
    case .kept(let name):
      StyledText(marked: "The present world is kept as \(name); `restore \(name)` goes back to it.")
    case .opened(let name):
      StyledText(
        marked: "From here on, on branch \(name); `switch main` goes back, `compare main \(name)` compares.")
    case .restored(let name, let time):
      StyledText(marked: "The world is \(name) again, at \(time.clock); `undo` takes that back.")
    case .savedNotBranch(let name):
      StyledText(marked: "\(name) is a saved world and no branch: `restore \(name)` goes back to it.")
    case .nameTaken(let name):
      StyledText(marked: "There is a world called \(name) already; `worlds` shows all.")
    case .badName(let name):
      "\(CommandMessage.quoted(name)) cannot name a world: only letters, digits, hyphens, underscores and dots can."
    case .size(let nodes, let pods):
      "\(Formats.english.count(nodes, "node"))  \(Formats.english.count(pods, "Pod"))"
    case .treeLegend: StyledText("● the present branch  ○ branch  ◇ saved", style: .dim)
    case .entered(let name, let time): "Now in world \(name, .name), at \(time.clock)."
    case .noSuchWorld(let name, let nearest):
      StyledText(
        marked: "No world is kept as \(name)."
          + (nearest.isEmpty ? "" : " Did you mean \(Formats.english.any(nearest.map { "`\($0)`" }))?"))
    case .nothingDone(let time): "Nothing was done: the present world is still at \(time.clock)."
    }
  }
}
