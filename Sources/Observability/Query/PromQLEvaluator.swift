import Kubernetes

/// Evaluates a query at one instant. Samples are taken every `scrapeInterval`, counted back from that instant.
struct PromQLEvaluator {
  let series: [MetricSeries]
  let time: VirtualTime

  func value(of located: PromQLExpression.Located) throws(PromQLError) -> PromQLValue {
    switch located.expression {
    case .number(let number): return .scalar(number)
    case .string(let text): return .string(text)
    case .selector(let selector):
      return selector.range.map { .matrix(ranges(selector, over: $0)) } ?? .vector(instant(selector))
    case .call(let name, let arguments): return try call(name, arguments, at: located.column)
    case .aggregation(let aggregation): return .vector(try aggregate(aggregation))
    case .negation(let inner):
      switch try value(of: inner) {
      case .scalar(let number): return .scalar(-number)
      case .vector(let samples): return .vector(samples.map { $0.computed(-$0.value) })
      case let other:
        throw PromQLError(
          .wrongKind(of: "-", expected: "instant vector", given: other.kind), at: inner.column)
      }
    case .binary(let binary): return try combine(binary)
    case .subquery(let subquery): return .matrix(try ranges(subquery))
    }
  }

  private func instant(_ selector: PromQLSelector) -> [PromQLSample] {
    series.compactMap { series in
      guard selector.selects(series), let value = series.value(at: time - selector.offset) else { return nil }
      return PromQLSample(name: series.name, labels: series.labels.withoutEmpty, value: value)
    }
  }

  /// Evaluates an expression at every multiple of the step within the stretch.
  private func ranges(_ subquery: PromQLExpression.Subquery) throws(PromQLError) -> [PromQLRange] {
    let end = time - subquery.offset
    let start = end - subquery.range
    let step = subquery.step ?? PromQLQuery.scrapeInterval
    var instant = end - (end - VirtualTime(unixMinute: 0)).remainder(of: step)
    var instants: [VirtualTime] = []
    while instant > start, instant >= .start {
      guard instants.count < PromQLQuery.mostEvaluations else {
        throw PromQLError(.rangeTooLong("\(instants.count)"), at: subquery.argument.column)
      }
      instants.append(instant)
      instant = instant - step
    }
    var ranges: [PromQLRange] = []
    var places: [MetricLabels: Int] = [:]
    for instant in instants.reversed() {
      let inner = Self(series: series, time: instant)
      for sample in try inner.vector(subquery.argument, of: "[:]") {
        let key = sample.labels.with("__name__", sample.name ?? "")
        let place = places[key] ?? ranges.count
        if place == ranges.count {
          places[key] = place
          ranges.append(
            PromQLRange(name: sample.name, labels: sample.labels, samples: [], start: start, end: end))
        }
        ranges[place].samples.append(PromQLRange.Sample(time: instant, value: sample.value))
      }
    }
    return ranges
  }

  private func ranges(_ selector: PromQLSelector, over range: Duration) -> [PromQLRange] {
    let end = time - selector.offset
    let start = end - range
    var instants: [VirtualTime] = []
    var instant = end
    while instant > start, instant >= .start {
      instants.append(instant)
      instant = instant - PromQLQuery.scrapeInterval
    }
    return series.filter(selector.selects).compactMap { series in
      let samples = instants.reversed().compactMap { instant in
        series.value(at: instant).map { PromQLRange.Sample(time: instant, value: $0) }
      }
      guard !samples.isEmpty else { return nil }
      return PromQLRange(
        name: series.name, labels: series.labels.withoutEmpty, samples: samples, start: start, end: end)
    }
  }
}

extension Duration {
  /// What is left over after so many whole steps, to the millisecond.
  fileprivate func remainder(of step: Duration) -> Duration {
    let (whole, part) = (milliseconds, max(1, step.milliseconds))
    return .milliseconds(((whole % part) + part) % part)
  }

  private var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}

// MARK: - Aggregation

extension PromQLEvaluator {
  private func aggregate(_ aggregation: PromQLExpression.Aggregation) throws(PromQLError) -> [PromQLSample] {
    let samples = try vector(aggregation.argument, of: aggregation.name)
    let parameter = try aggregation.parameter.map { located throws(PromQLError) in
      try scalar(located, of: aggregation.name)
    }
    var groups: [MetricLabels: [PromQLSample]] = [:]
    for sample in samples {
      let key =
        aggregation.isWithout
        ? sample.labels.dropping(aggregation.labels) : sample.labels.keeping(aggregation.labels)
      groups[key, default: []].append(sample)
    }
    return groups.sorted { $0.key < $1.key }.flatMap { key, group -> [PromQLSample] in
      let values = group.map(\.value)
      func one(_ value: Double) -> [PromQLSample] { [PromQLSample(name: nil, labels: key, value: value)] }
      let sum = values.reduce(0, +)
      let count = Double(values.count)
      switch aggregation.name {
      case "sum": return one(sum)
      case "avg": return one(sum / count)
      case "min": return one(values.min() ?? .nan)
      case "max": return one(values.max() ?? .nan)
      case "count": return one(count)
      case "group": return one(1)
      case "stddev":
        let mean = sum / count
        return one((values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot())
      case "quantile": return one(Self.quantile(parameter ?? .nan, of: values))
      default:
        let isTop = aggregation.name == "topk"
        let ranked = group.sorted {
          $0.value == $1.value ? $0.labels < $1.labels : ($0.value > $1.value) == isTop
        }
        return Array(ranked.prefix(Int(min(max(0, parameter ?? 0), 1e6))))
      }
    }
  }

  /// Between the two nearest of the values, in proportion.
  static func quantile(_ quantile: Double, of values: [Double]) -> Double {
    guard !values.isEmpty, !quantile.isNaN else { return .nan }
    if quantile < 0 { return -.infinity }
    if quantile > 1 { return .infinity }
    let sorted = values.sorted()
    let rank = quantile * Double(sorted.count - 1)
    let lower = Int(rank)
    let upper = min(lower + 1, sorted.count - 1)
    let weight = rank - Double(lower)
    return sorted[lower] * (1 - weight) + sorted[upper] * weight
  }
}

// MARK: - Arguments

extension PromQLEvaluator {
  func vector(_ located: PromQLExpression.Located, of function: String) throws(PromQLError)
    -> [PromQLSample]
  {
    let value = try value(of: located)
    guard case .vector(let samples) = value else {
      throw PromQLError(
        .wrongKind(of: function, expected: "instant vector", given: value.kind), at: located.column)
    }
    return samples
  }

  func matrix(_ located: PromQLExpression.Located, of function: String) throws(PromQLError)
    -> [PromQLRange]
  {
    let value = try value(of: located)
    guard case .matrix(let ranges) = value else {
      throw PromQLError(
        .wrongKind(of: function, expected: "range vector", given: value.kind), at: located.column)
    }
    return ranges
  }

  func scalar(_ located: PromQLExpression.Located, of function: String) throws(PromQLError) -> Double {
    let value = try value(of: located)
    guard case .scalar(let number) = value else {
      throw PromQLError(.wrongKind(of: function, expected: "scalar", given: value.kind), at: located.column)
    }
    return number
  }
}
