/// A page of `help` that is about no single command.
public enum HelpTopic: String, CaseIterable, Message {
  case start, tasks, time, why, worlds, files, scripts, scheduler, karpenter, faults, keys

  /// The topic that a student means, in either language; nil when there is none.
  public init?(named text: String) {
    let wanted = text.lowercased()
    guard let topic = Self.allCases.first(where: { $0.rawValue == wanted || $0.otherNames.contains(wanted) })
    else { return nil }
    self = topic
  }

  /// What `help` lists beside the name.
  public var title: Title { Title(topic: self) }

  public struct Title: Message {
    let topic: HelpTopic
  }

  private var otherNames: [String] {
    switch self {
    case .start: ["começo", "comeco", "inicio", "início", "intro"]
    case .tasks: ["tarefas", "task", "tarefa", "como", "howto"]
    case .time: ["tempo", "clock", "relógio", "relogio", "step"]
    case .why: ["porquê", "porque", "por que", "decisions", "decisões", "decisoes"]
    case .worlds: ["mundos", "undo", "worlds"]
    case .files: ["arquivos", "manifests", "manifestos", "yaml"]
    case .scripts: ["script", "sessões", "sessoes", "sessions"]
    case .scheduler: ["kube-scheduler", "agendador", "scheduling"]
    case .karpenter: ["nodepool", "nodepools"]
    case .faults: ["falhas", "nuvem", "cloud", "interruption", "interrupção", "interrupcao"]
    case .keys: ["teclas", "atalhos", "tab"]
    }
  }
}
