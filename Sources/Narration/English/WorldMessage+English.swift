extension WorldMessage {
  public var english: StyledText {
    switch self {
    case .kept(let name):
      StyledText(marked: "The present world is kept as \(name); `switch \(name)` goes back to it.")
    case .entered(let name, let time): "Now in world \(name, .name), at \(time.clock)."
    case .noSuchWorld(let name, let nearest):
      StyledText(
        marked: "No world is kept as \(name)."
          + (nearest.isEmpty ? "" : " Did you mean \(Formats.english.any(nearest.map { "`\($0)`" }))?"))
    case .noneKept: StyledText(marked: "No world is kept yet. `branch NAME` keeps the present one.")
    case .nothingDone(let time): "Nothing was done: the present world is still at \(time.clock)."
    }
  }
}
