/// A query, read.
indirect enum PromQLExpression {
  case number(Double)
  case string(String)
  case selector(PromQLSelector)
  case call(String, [Located])
  case aggregation(Aggregation)
  case negation(Located)
  case binary(Binary)
  case subquery(Subquery)

  struct Located {
    let expression: PromQLExpression
    let column: Int
  }

  struct Aggregation {
    let name: String
    /// Of `topk`, `bottomk`, `quantile`.
    let parameter: Located?
    let argument: Located
    let labels: [String]
    /// Whether `labels` are left out rather than kept.
    let isWithout: Bool
  }

  /// An expression evaluated again and again over a stretch: `max_over_time(sum(x)[1h:30s])`.
  struct Subquery {
    let argument: Located
    let range: Duration
    /// Nil means the interval at which everything is sampled.
    let step: Duration?
    let offset: Duration
  }

  struct Binary {
    let sign: String
    let left: Located
    let right: Located
    /// Of a comparison: answers 0 or 1 rather than leaving out what does not hold.
    let isBool: Bool
    let matching: Matching
  }

  /// Which series of two sides belong together.
  struct Matching {
    enum Group { case one, left, right }

    /// Nil means all labels.
    var labels: [String]?
    /// Whether `labels` are left out of the comparison rather than all that is compared.
    var isIgnoring = false
    /// The side that may have several series for one of the other.
    var group = Group.one
    /// Taken over from the other side.
    var include: [String] = []
  }
}

/// Which series are meant, at which instant or over which stretch.
struct PromQLSelector {
  struct Matcher {
    enum Sign: String { case equal = "=", notEqual = "!=", matches = "=~", doesNotMatch = "!~" }

    let label: String
    let sign: Sign
    let value: String
    /// Whole values that the pattern matches, of `=~` and `!~`.
    let pattern: LinearPattern?

    func holds(for value: String) -> Bool {
      switch sign {
      case .equal: value == self.value
      case .notEqual: value != self.value
      case .matches: pattern?.matchesWhole(value) ?? false
      case .doesNotMatch: !(pattern?.matchesWhole(value) ?? false)
      }
    }
  }

  var name: String?
  var matchers: [Matcher] = []
  /// Of a range vector.
  var range: Duration?
  var offset = Duration.zero

  func selects(_ series: MetricSeries) -> Bool {
    (name.map { $0 == series.name } ?? true)
      && matchers.allSatisfy { matcher in
        matcher.holds(for: matcher.label == "__name__" ? series.name : series.labels[matcher.label] ?? "")
      }
  }
}
