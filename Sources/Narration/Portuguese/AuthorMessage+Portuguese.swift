extension AuthorMessage {
  public var portuguese: StyledText {
    switch self {
    case .sound(let folder, .lint): "\("✔", .success) \(folder, .name): nada a corrigir"
    case .sound(let folder, .test):
      "\("✔", .success) \(folder, .name): a solução tem a nota máxima, e cada erro, a sua"
    case .tried(let count, let faulty):
      faulty == 0
        ? "\(Formats.portuguese.count(count, "lição", "lições")), nenhuma com defeito"
        : "\(Formats.portuguese.count(count, "lição", "lições")), \(faulty) com defeito"
    }
  }
}
