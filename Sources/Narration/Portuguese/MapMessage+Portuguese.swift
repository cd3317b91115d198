extension MapMessage {
  public var portuguese: StyledText {
    switch self {
    case .title(let title): StyledText(title)
    case .exam: "Prova do módulo: quem passa dispensa as lições dele"
    case .state(.untouched): ""
    case .state(.after(let lessons)): "\("depois de \(Formats.portuguese.all(lessons))", .dim)"
    case .state(.open(let step, let count)): "\("▸ passo \(step) de \(count)", .warning)"
    case .state(.passed(let points, let maxPoints)): "\("✔", .success) \(points)/\(maxPoints)"
    case .state(.failed(let points, let maxPoints)): "\("✗", .refusal) \(points)/\(maxPoints)"
    case .state(.dispensed): "\("✔ dispensada pela prova", .success)"
    case .summary(let passed, let count): "\(passed) de \(Formats.portuguese.count(count, "lição", "lições"))"
    case .next(_, let open?): "Há uma lição aberta: \("lesson resume \(open)", .command) continua."
    case .begin(let id): "\("lesson start \(id)", .command) começa o curso."
    case .next(let id?, nil): "\("lesson start \(id)", .command) segue o curso."
    case .next(nil, nil): "O curso está completo."
    case .progressSetAside(let path, let other):
      "Não foi possível ler o progresso guardado em \(path, .name); o arquivo ficou em \(other, .name)."
    case .progressNotKept(let path): "Não foi possível guardar o progresso em \(path, .name)."
    }
  }
}

extension CourseModule {
  public var portuguese: StyledText {
    let name =
      switch self {
      case .a: "Antes de começar"
      case .b: "Instalação e práticas"
      case .c: "Mini-Karpenter"
      case .d: "Arquitetura"
      case .e: "Produção"
      case .f: "Prova"
      }
    return "\("\(rawValue.uppercased()) · \(name)", .heading)"
  }
}
