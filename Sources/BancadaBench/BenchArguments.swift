/// What the bench is asked for.
enum BenchArguments {
  case measure([Section], program: String, json: String?)
  case compare(base: String, here: String)

  /// Nil for what cannot be understood.
  init?(_ words: some Collection<String>) {
    var words = Array(words)[...]
    if words.first == "--compare" {
      guard words.count == 3 else { return nil }
      self = .compare(base: words[words.startIndex + 1], here: words[words.startIndex + 2])
      return
    }
    var sections: [Section] = []
    var program = ".build/release/bancada"
    var json: String?
    while let word = words.popFirst() {
      switch word {
      case "--program", "--json":
        guard let value = words.popFirst() else { return nil }
        if word == "--program" { program = value } else { json = value }
      default:
        guard let section = Section(rawValue: word) else { return nil }
        sections.append(section)
      }
    }
    let wanted = sections.isEmpty ? Section.standard : Section.allCases.filter(sections.contains)
    self = .measure(wanted, program: program, json: json)
  }
}
