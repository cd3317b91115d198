extension MetricMessage {
  public var english: StyledText {
    let format = Formats.english
    return switch self {
    case .renamed(let old, let new):
      "\(old, .name) is an old name: in Karpenter 1.13 the metric is \(new, .command)."
    case .gone(let old, let instead):
      "\(old, .name) does not exist any more in Karpenter 1.13. Instead: \(format.any(instead), .command)."
    case .notKept(let name):
      "\(name, .name) exists, but is not modelled here (`metrics` shows those that are)."
    case .unknown(let name, let nearest):
      "No metric of Karpenter's is called \(name, .name)."
        + (nearest.isEmpty ? " `metrics` shows them all." : " Did you mean \(format.any(nearest), .command)?")
    case .emptyAnswer: "An empty answer: no series satisfies the query."
    case .neverCounted(let name):
      "\(name, .name) has no series yet: a counter comes to be when Karpenter first counts."
    case .born(let series, let time):
      """
      \(series, .name) came to be at \(time.clock), within the range. Without a 0 before it, rate and increase do not see \
      the first count: the real Prometheus does not either.
      """
    case .noAlertRules: "No PrometheusRule with alerts in the cluster: apply one with `apply -f`."
    case .alertLegend(let interval):
      "Evaluated every \(interval.brief), as Prometheus would, over what has passed on the virtual clock."
    case .holdsFor(let duration): "has to hold for \(duration.brief)"
    case .recorded(let series): "recorded: \(format.count(series)) series"
    case .mistake(let mistake, let column): "column \(column): " + mistake.english(format)
    }
  }
}

extension MetricMessage.Mistake {
  fileprivate func english(_ format: Formats) -> StyledText {
    switch self {
    case .unexpected(let text): "\(text, .name) does not belong here."
    case .unexpectedEnd: "the query ends too soon."
    case .unterminatedString: "the quotes are not closed."
    case .badDuration(let text): "\(text, .name) is no duration: write `5m`, `1h` or `30s`."
    case .badRegularExpression(let text): "\(text, .name) is no regular expression."
    case .unknownFunction(let name, let nearest):
      "the function \(name, .name) does not exist, or is not modelled here."
        + (nearest.isEmpty ? "" : " Did you mean \(format.any(nearest), .command)?")
    case .argumentCount(let function, let expected, let given):
      "\(function, .name) takes \(expected) argument(s), not \(given)."
    case .wrongKind(let function, let expected, let given):
      "\(function, .name) takes \(kind(expected)), and here is \(kind(given))."
        + (expected == "range vector" ? " Add a range: `[5m]`." : "")
        + (given == "range vector" ? " Put `rate(…)` or `increase(…)` around the range." : "")
    case .severalMatches(let labels):
      "there is more than one series of the labels \(labels.isEmpty ? "{}" : labels, .name): aggregate first, or use on(…) with group_left."
    case .sameLabels(let labels):
      "the answer would have two series of the same labels \(labels.isEmpty ? "{}" : labels, .name)."
    case .rangeTooLong(let text): "the range \(text, .name) will not do: it goes from 1ms to 30d."
    case .tooDeep: "there are too many parentheses within one another."
    }
  }

  private func kind(_ name: String) -> String {
    switch name {
    case "range vector": "a series over time (range vector)"
    case "instant vector": "one value of each series (instant vector)"
    case "scalar": "a number"
    default: "a text"
    }
  }
}
