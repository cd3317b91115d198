import Cluster
import Kubernetes
import Manifests
import Narration
import Observability

extension Command {
  static let metrics = Command(
    "metrics", syntax: [.optional(.metric)], help: .metrics, note: .metrics,
    examples: ["run 1m", "metrics", "metrics karpenter_cluster_state_node_count"]
  ) { session, given throws(CommandError) in
    guard let name = given.words.first else {
      return CommandOutput(StyledText(MetricExposition(session.world).text))
    }
    let families = MetricFamily.all.map(\.name).filter { $0.contains(name) }
    let exact = MetricFamily.ofSeries(named: name).map { [$0.name] }
    let wanted = exact ?? families
    guard !wanted.isEmpty else { throw .unknownMetric(name) }
    let text = MetricExposition(session.world, families: Set(wanted)).text
    var output = CommandOutput(StyledText(text))
    if case .renamed(let new) = MetricNames.standing(of: name) {
      output.remark(MetricMessage.renamed(name, to: new).told(in: session.language))
    }
    if text.isEmpty, let first = wanted.first {
      output.remark(MetricMessage.neverCounted(first).told(in: session.language))
    }
    return output
  }

  static let query = Command(
    "query", syntax: [.oneOrMore(.text("PROMQL"))], takesRawWords: true, help: .query,
    note: .query(functions: PromQLQuery.functionNames),
    examples: ["run 1m", "query 'sum by (resource_type) (karpenter_nodes_allocatable)'"]
  ) { session, given throws(CommandError) in
    let text = given.words.joined(separator: " ")
    let query: PromQLQuery
    let answer: PromQLValue
    do throws(PromQLError) {
      query = try PromQLQuery(text)
      answer = try query.answer(in: session.world)
    } catch {
      throw .say(MetricMessage(error))
    }
    var output = CommandOutput(answer.text)
    if answer.isEmpty { output.remark(MetricMessage.emptyAnswer.told(in: session.language)) }
    for name in query.metricNames
    where MetricFamily.ofSeries(named: name) == nil && !RuleSeries.makes(name, in: session.world) {
      output.remark(MetricMessage.ofUnknown(name).told(in: session.language))
    }
    if answer.isEmpty {
      for name in query.metricNames where query.isNeverCounted(name, in: session.world) {
        output.remark(MetricMessage.neverCounted(name).told(in: session.language))
      }
    }
    for series in query.newbornCounters(in: session.world).prefix(3) {
      output.remark(
        MetricMessage.born(series: "\(series.name)\(series.labels)", at: series.points[0].time)
          .told(in: session.language))
    }
    return output
  }

  static let alerts = Command("alerts", help: .alerts, note: .alerts, examples: ["alerts"]) { session, _ in
    let rules = AlertRule.all(in: session.world)
    let recordings = RecordingRule.all(in: session.world)
    var output = CommandOutput()
    guard !rules.isEmpty || !recordings.isEmpty else {
      output.line(MetricMessage.noAlertRules.told(in: session.language))
      return output
    }
    for rule in rules { output.print(session.told(RuleEvaluation(rule, in: session.world))) }
    for rule in recordings { output.print(session.told(rule)) }
    output.remark(
      MetricMessage.alertLegend(interval: rules.map(\.interval).min() ?? PromQLQuery.scrapeInterval)
        .told(in: session.language))
    return output
  }
}

// MARK: - Alerts

extension Session {
  /// The rule and its state on a line, its expression, and each series that it holds for.
  fileprivate func told(_ evaluation: RuleEvaluation) -> StyledText {
    let rule = evaluation.rule
    let style: StyledText.Style =
      switch evaluation.state {
      case .inactive: .success
      case .pending: .warning
      case .firing: .refusal
      }
    var text = StyledText("\(rule.alert)", style: .name) + "  "
    text += StyledText(evaluation.error == nil ? evaluation.state.rawValue : "error", style: style)
    text += StyledText("  \(rule.group)", style: .dim) + "\n"
    text += StyledText(
      "  \(rule.expression.split(whereSeparator: \.isWhitespace).joined(separator: " "))", style: .dim)
    if rule.holdFor > .zero {
      text += "  (" + MetricMessage.holdsFor(rule.holdFor).told(in: language) + ")"
    }
    text += "\n"
    if let error = evaluation.error { text += "  ✗ " + MetricMessage(error).told(in: language) + "\n" }
    for name in evaluation.unknownMetrics {
      text += "  ✗ " + MetricMessage.ofUnknown(name).told(in: language) + "\n"
    }
    for alert in evaluation.alerts {
      let duration = (world.now - alert.since).brief
      text +=
        "  \(alert.state.rawValue, style)  \(language.formats.figure(alert.value))  \(duration, .dim)  \(alert.labels.description)\n"
      for annotation in alert.annotations { text += "    \(annotation.name): \(annotation.text)\n" }
    }
    return text
  }
}

extension Session {
  /// The series that a recording rule makes, and its expression.
  fileprivate func told(_ rule: RecordingRule) -> StyledText {
    var text: StyledText = "\(rule.record, .name)  "
    do throws(PromQLError) {
      _ = try PromQLQuery(rule.expression)
      let series = try PromQLQuery(rule.record).answer(in: world).count
      text += MetricMessage.recorded(series: series).told(in: language)
    } catch {
      text += StyledText("error", style: .refusal) + "  " + MetricMessage(error).told(in: language)
    }
    let expression = rule.expression.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text + "\n" + StyledText("  \(expression)\n", style: .dim)
  }
}

// MARK: - Answers

extension PromQLValue {
  /// How many series it has.
  fileprivate var count: Int {
    switch self {
    case .scalar, .string: 1
    case .vector(let samples): samples.count
    case .matrix(let ranges): ranges.count
    }
  }

  fileprivate var isEmpty: Bool {
    switch self {
    case .scalar, .string: false
    case .vector(let samples): samples.isEmpty
    case .matrix(let ranges): ranges.isEmpty
    }
  }

  /// A line for each series; of a stretch, a line for each sample.
  fileprivate var text: StyledText {
    switch self {
    case .scalar(let number): StyledText(PrometheusNumber.plain(number) + "\n")
    case .string(let text): StyledText(text + "\n")
    case .vector(let samples):
      TextTable(
        rows: samples.map {
          [
            StyledText($0.name ?? "", style: .name) + StyledText($0.seriesText),
            "\(PrometheusNumber.plain($0.value))",
          ]
        }, alignments: [.left, .right], gap: 2, minimumColumn: 0
      ).text
    case .matrix(let ranges):
      ranges.reduce(StyledText()) { text, range in
        let head = StyledText(range.name ?? "", style: .name) + StyledText(range.labels.description + "\n")
        return text
          + range.samples.reduce(head) {
            $0 + "  \($1.time.clock, .dim)  \(PrometheusNumber.plain($1.value))\n"
          }
      }
    }
  }
}

extension PromQLSample {
  fileprivate var seriesText: String {
    labels.description.isEmpty && name == nil ? "{}" : labels.description
  }
}

extension PromQLQuery {
  /// Whether a metric is kept here and no series of it has come to be.
  fileprivate func isNeverCounted(_ name: String, in world: World) -> Bool {
    guard let family = MetricFamily.ofSeries(named: name) else { return false }
    return KarpenterSeries(world, families: [family.name]).all.isEmpty
  }
}

// MARK: - Mistakes

extension MetricMessage {
  /// What stands in for a metric that nobody has.
  static func ofUnknown(_ name: String) -> Self {
    switch MetricNames.standing(of: name) {
    case .renamed(let new): .renamed(name, to: new)
    case .gone(let instead): .gone(name, instead: instead)
    case .notKept: .notKept(name)
    case .unknown:
      .unknown(name, nearest: Spelling.nearest(to: name, among: MetricFamily.seriesNames))
    }
  }

  init(_ error: PromQLError) {
    let mistake: Mistake =
      switch error.problem {
      case .unexpected(let text): .unexpected(text)
      case .unexpectedEnd: .unexpectedEnd
      case .unterminatedString: .unterminatedString
      case .badDuration(let text): .badDuration(text)
      case .badRegularExpression(let text): .badRegularExpression(text)
      case .unknownFunction(let name, let known):
        .unknownFunction(name, nearest: Spelling.nearest(to: name, among: known))
      case .argumentCount(let function, let expected, let given):
        .argumentCount(function: function, expected: expected, given: given)
      case .wrongKind(let function, let expected, let given):
        .wrongKind(of: function, expected: expected, given: given)
      case .severalMatches(let labels): .severalMatches(labels: labels)
      case .sameLabels(let labels): .sameLabels(labels)
      case .rangeTooLong(let text): .rangeTooLong(text)
      case .tooDeep: .tooDeep
      }
    self = .mistake(mistake, column: error.column)
  }
}

extension CommandError {
  fileprivate static func unknownMetric(_ name: String) -> Self { .say(MetricMessage.ofUnknown(name)) }
}
