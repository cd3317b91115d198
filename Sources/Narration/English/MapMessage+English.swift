extension MapMessage {
  public var english: StyledText {
    switch self {
    case .title(let title): StyledText(title)
    case .exam: "The module's exam: whoever passes may skip its lessons"
    case .state(.untouched): ""
    case .state(.after(let lessons)): "\("after \(Formats.english.all(lessons))", .dim)"
    case .state(.open(let step, let count)): "\("▸ step \(step) of \(count)", .warning)"
    case .state(.passed(let points, let maxPoints)): "\("✔", .success) \(points)/\(maxPoints)"
    case .state(.failed(let points, let maxPoints)): "\("✗", .refusal) \(points)/\(maxPoints)"
    case .state(.dispensed): "\("✔ skipped by the exam", .success)"
    case .summary(let passed, let count): "\(passed) of \(Formats.english.count(count, "lesson"))"
    case .next(_, let open?): "A lesson is open: \("lesson resume \(open)", .command) goes on."
    case .begin(let id): "\("lesson start \(id)", .command) begins the course."
    case .next(let id?, nil): "\("lesson start \(id)", .command) goes on with the course."
    case .next(nil, nil): "The course is complete."
    case .progressSetAside(let path, let other):
      "The progress kept in \(path, .name) could not be read; the file is now \(other, .name)."
    case .progressNotKept(let path): "The progress could not be kept in \(path, .name)."
    }
  }
}

extension CourseModule {
  public var english: StyledText {
    let name =
      switch self {
      case .a: "Before you start"
      case .b: "Installing and practising"
      case .c: "Mini-Karpenter"
      case .d: "Architecture"
      case .e: "Production"
      case .f: "Exam"
      }
    return "\("\(rawValue.uppercased()) · \(name)", .heading)"
  }
}
