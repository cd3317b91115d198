extension WorldMessage {
  public var portuguese: StyledText {
    switch self {
    case .kept(let name):
      StyledText(marked: "O mundo de agora está guardado como \(name); `switch \(name)` volta a ele.")
    case .entered(let name, let time): "Agora no mundo \(name, .name), às \(time.clock)."
    case .noSuchWorld(let name, let nearest):
      StyledText(
        marked: "Não há mundo guardado como \(name)."
          + (nearest.isEmpty ? "" : " Quis dizer \(Formats.portuguese.any(nearest.map { "`\($0)`" }))?"))
    case .noneKept: StyledText(marked: "Nenhum mundo guardado. `branch NOME` guarda o de agora.")
    case .nothingDone(let time): "Nada foi feito: o mundo de agora continua em \(time.clock)."
    }
  }
}
