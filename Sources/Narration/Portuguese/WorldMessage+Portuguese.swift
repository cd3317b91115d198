extension WorldMessage {
  public var portuguese: StyledText {
    switch self {
    case .kept(let name):
      StyledText(marked: "O mundo de agora está guardado como \(name); `restore \(name)` volta a ele.")
    case .opened(let name):
      StyledText(
        marked: "Daqui em diante, no ramo \(name); `switch main` volta, `compare main \(name)` compara.")
    case .restored(let name, let time):
      StyledText(marked: "O mundo é de novo \(name), às \(time.clock); `undo` desfaz.")
    case .savedNotBranch(let name):
      StyledText(marked: "\(name) é um mundo guardado, não um ramo: `restore \(name)` volta a ele.")
    case .nameTaken(let name): StyledText(marked: "Já há um mundo chamado \(name); `worlds` mostra todos.")
    case .badName(let name):
      "\(CommandMessage.quoted(name)) não serve de nome para um mundo: só letras, números, hífen, sublinhado e ponto."
    case .size(let nodes, let pods):
      "\(Formats.portuguese.count(nodes, "nó", "nós"))  \(Formats.portuguese.count(pods, "Pod"))"
    case .treeLegend: StyledText("● ramo de agora  ○ ramo  ◇ guardado", style: .dim)
    case .entered(let name, let time): "Agora no mundo \(name, .name), às \(time.clock)."
    case .noSuchWorld(let name, let nearest):
      StyledText(
        marked: "Não há mundo guardado como \(name)."
          + (nearest.isEmpty ? "" : " Quis dizer \(Formats.portuguese.any(nearest.map { "`\($0)`" }))?"))
    case .nothingDone(let time): "Nada foi feito: o mundo de agora continua em \(time.clock)."
    }
  }
}
