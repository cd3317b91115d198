extension SubcommandHelp {
  public var portuguese: StyledText {
    switch self {
    case .lessonStart: "abre uma lição"
    case .lessonResume: "continua a que ficou no meio"
    case .lessonReturn: "volta ao cluster da lição"
    case .lessonReset: "recomeça a lição do zero"
    case .lessonLeave: "sai da lição, que fica guardada"

    case .rolloutStatus: "espera a versão nova ficar pronta"
    case .rolloutHistory: "lista as versões"
    case .rolloutPause: "segura as mudanças"
    case .rolloutResume: "solta as mudanças"
    case .rolloutRestart: "troca todos os Pods"
    case .rolloutUndo: "volta a uma versão anterior"

    case .sessionSave: "grava o que foi digitado"
    case .sessionCheck: "mostra o que seria entregue"
    case .sessionLoad: "refaz uma sessão gravada"

    case .spotInterrupt: "avisa que uma máquina sai em 2 minutos"
    case .spotRebalance: "recomenda trocar uma máquina"
    case .spotWave: "interrompe uma parte de todas"

    case .breakOn: "em uma decisão ou um evento"
    case .breakWhen: "quando um valor muda"
    case .breakList: "lista os breakpoints"
    case .breakDelete: "tira um breakpoint"
    }
  }
}
