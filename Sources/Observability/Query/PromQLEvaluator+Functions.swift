import Kubernetes

extension PromQLEvaluator {
  /// Functions that take a range vector and answer one value of each series; nil where there is none.
  private static let overRanges: [String: @Sendable (PromQLRange) -> Double?] = [
    "rate": { $0.extrapolated(isCounter: true, perSecond: true) },
    "increase": { $0.extrapolated(isCounter: true, perSecond: false) },
    "delta": { $0.extrapolated(isCounter: false, perSecond: false) },
    "irate": { $0.lastRate },
    "changes": { range in
      Double(zip(range.samples, range.samples.dropFirst()).count { $0.value != $1.value })
    },
    "resets": { range in
      Double(zip(range.samples, range.samples.dropFirst()).count { $1.value < $0.value })
    },
    "avg_over_time": { $0.samples.reduce(0) { $0 + $1.value } / Double($0.samples.count) },
    "sum_over_time": { $0.samples.reduce(0) { $0 + $1.value } },
    "min_over_time": { $0.samples.map(\.value).min() },
    "max_over_time": { $0.samples.map(\.value).max() },
    "count_over_time": { Double($0.samples.count) },
    "last_over_time": { $0.samples.last?.value },
  ]

  /// Functions of one number.
  private static let ofNumbers: [String: @Sendable (Double) -> Double] = [
    "abs": { abs($0) }, "ceil": { $0.rounded(.up) }, "floor": { $0.rounded(.down) },
    "sqrt": { $0.squareRoot() },
  ]

  /// Every function that is understood.
  static let functionNames = (Array(overRanges.keys) + Array(ofNumbers.keys) + others).sorted()

  private static let others = [
    "absent", "clamp", "clamp_max", "clamp_min", "histogram_quantile", "quantile_over_time", "round",
    "scalar",
    "sort", "sort_desc", "time", "vector",
  ]

  func call(
    _ name: String, _ arguments: [PromQLExpression.Located], at column: Int
  ) throws(PromQLError) -> PromQLValue {
    func expect(_ counts: ClosedRange<Int>) throws(PromQLError) {
      guard !counts.contains(arguments.count) else { return }
      let expected =
        counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound)–\(counts.upperBound)"
      throw PromQLError(
        .argumentCount(function: name, expected: expected, given: arguments.count), at: column)
    }
    if let function = Self.overRanges[name] {
      try expect(1...1)
      return .vector(
        try matrix(arguments[0], of: name).compactMap { range in
          function(range).map { PromQLSample(name: nil, labels: range.labels, value: $0) }
        })
    }
    if let function = Self.ofNumbers[name] {
      try expect(1...1)
      return .vector(try vector(arguments[0], of: name).map { $0.computed(function($0.value)) })
    }
    switch name {
    case "time":
      try expect(0...0)
      return .scalar((time - VirtualTime(unixMinute: 0)).inSeconds)
    case "vector":
      try expect(1...1)
      return .vector([PromQLSample(name: nil, labels: [:], value: try scalar(arguments[0], of: name))])
    case "scalar":
      try expect(1...1)
      let samples = try vector(arguments[0], of: name)
      return .scalar(samples.count == 1 ? samples[0].value : .nan)
    case "absent":
      try expect(1...1)
      let isThere = !(try vector(arguments[0], of: name).isEmpty)
      return .vector(isThere ? [] : [PromQLSample(name: nil, labels: absentLabels(arguments[0]), value: 1)])
    case "sort", "sort_desc":
      try expect(1...1)
      let ascends = name == "sort"
      return .vector(
        try vector(arguments[0], of: name).sorted {
          $0.value == $1.value ? $0.labels < $1.labels : ($0.value < $1.value) == ascends
        })
    case "round":
      try expect(1...2)
      let step = arguments.count == 2 ? try scalar(arguments[1], of: name) : 1
      return .vector(
        try vector(arguments[0], of: name).map { $0.computed(($0.value / step + 0.5).rounded(.down) * step) })
    case "clamp", "clamp_min", "clamp_max":
      try expect(name == "clamp" ? 3...3 : 2...2)
      let low = name == "clamp_max" ? -.infinity : try scalar(arguments[1], of: name)
      let high = name == "clamp_min" ? .infinity : try scalar(arguments[arguments.count - 1], of: name)
      return .vector(
        try vector(arguments[0], of: name).map { $0.computed(max(low, min(high, $0.value))) })
    case "quantile_over_time":
      try expect(2...2)
      let quantile = try scalar(arguments[0], of: name)
      return .vector(
        try matrix(arguments[1], of: name).map { range in
          PromQLSample(
            name: nil, labels: range.labels, value: Self.quantile(quantile, of: range.samples.map(\.value)))
        })
    case "histogram_quantile":
      try expect(2...2)
      return .vector(
        Self.histogramQuantile(
          try scalar(arguments[0], of: name), of: try vector(arguments[1], of: name)))
    default:
      throw PromQLError(
        .unknownFunction(name, known: PromQLQuery.functionNames), at: column)
    }
  }

  /// What a selector asks of labels with `=`.
  private func absentLabels(_ located: PromQLExpression.Located) -> MetricLabels {
    guard case .selector(let selector) = located.expression else { return [:] }
    return MetricLabels(selector.matchers.filter { $0.sign == .equal }.map { ($0.label, $0.value) })
  }

  /// Of each histogram, the value below which so much of all that was observed lies, taken to be spread evenly within
  /// each bucket.
  private static func histogramQuantile(_ quantile: Double, of samples: [PromQLSample]) -> [PromQLSample] {
    var histograms: [MetricLabels: [(bound: Double, count: Double)]] = [:]
    for sample in samples {
      guard let text = sample.labels["le"], let bound = text == "+Inf" ? .infinity : Double(text) else {
        continue
      }
      histograms[sample.labels.dropping(["le"]), default: []].append((bound, sample.value))
    }
    return histograms.sorted { $0.key < $1.key }.map { labels, buckets in
      let sorted = buckets.sorted { $0.bound < $1.bound }
      return PromQLSample(name: nil, labels: labels, value: value(at: quantile, of: sorted))
    }
  }

  private static func value(at quantile: Double, of buckets: [(bound: Double, count: Double)]) -> Double {
    if quantile < 0 { return -.infinity }
    if quantile > 1 { return .infinity }
    guard let last = buckets.last, last.bound == .infinity, buckets.count > 1, last.count > 0,
      !quantile.isNaN
    else { return .nan }
    let rank = quantile * last.count
    let index = buckets.firstIndex { $0.count >= rank } ?? buckets.count - 1
    if index == buckets.count - 1 { return buckets[index - 1].bound }
    let lower = index == 0 ? 0 : buckets[index - 1].bound
    let before = index == 0 ? 0 : buckets[index - 1].count
    let within = buckets[index].count - before
    guard within > 0 else { return buckets[index].bound }
    return lower + (buckets[index].bound - lower) * (rank - before) / within
  }
}

extension PromQLRange {
  /// The change over the stretch, carried on to its ends as Prometheus does: to half an interval beyond the samples,
  /// or all the way where the ends are within 1.1 intervals; a counter no further back than to where it was 0.
  fileprivate func extrapolated(isCounter: Bool, perSecond: Bool) -> Double? {
    guard samples.count > 1, let first = samples.first, let last = samples.last else { return nil }
    var change = last.value - first.value
    if isCounter {
      for (earlier, later) in zip(samples, samples.dropFirst()) where later.value < earlier.value {
        change += earlier.value
      }
    }
    let sampled = (last.time - first.time).inSeconds
    let interval = sampled / Double(samples.count - 1)
    func reach(_ gap: Double) -> Double { gap >= interval * 1.1 ? interval / 2 : gap }
    var toStart = reach((first.time - start).inSeconds)
    if isCounter, change > 0, first.value >= 0 { toStart = min(toStart, sampled * first.value / change) }
    let toEnd = reach((end - last.time).inSeconds)
    let whole = change * (sampled + toStart + toEnd) / sampled
    return perSecond ? whole / (end - start).inSeconds : whole
  }

  fileprivate var lastRate: Double? {
    guard samples.count > 1 else { return nil }
    let (earlier, later) = (samples[samples.count - 2], samples[samples.count - 1])
    let change = later.value < earlier.value ? later.value : later.value - earlier.value
    return change / (later.time - earlier.time).inSeconds
  }
}
