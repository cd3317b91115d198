extension AuthorMessage {
  public var english: StyledText {
    switch self {
    case .sound(let folder, .lint): "\("✔", .success) \(folder, .name): nothing to mend"
    case .sound(let folder, .test):
      "\("✔", .success) \(folder, .name): the solution has full marks, and each mistake its own"
    case .tried(let count, let faulty):
      faulty == 0
        ? "\(Formats.english.count(count, "lesson")), none faulty"
        : "\(Formats.english.count(count, "lesson")), \(faulty) faulty"
    }
  }
}
