import Kubernetes
import Testing

@testable import Observability

/// What Prometheus answers: values reckoned by hand from its rules.
struct PromQLTests {
  /// A counter that rises by 2 every 30 s from 00:00:00, one that was born with 1 at 00:04:10, and a gauge in two zones.
  static let series: [MetricSeries] = [
    series("requests_total", ["code": "200"], (0...20).map { ($0 * 30, Double($0) * 2) }),
    series("born_total", ["code": "500"], [(250, 1), (290, 2)]),
    series("size", ["zone": "a", "kind": "x"], [(0, 4), (60, 10)]),
    series("size", ["zone": "b", "kind": "x"], [(0, 6)]),
    series("price", ["zone": "a"], [(0, 0.5)]),
    series("wait_bucket", ["le": "1"], [(0, 2)]), series("wait_bucket", ["le": "2"], [(0, 6)]),
    series("wait_bucket", ["le": "+Inf"], [(0, 8)]),
    series("gone", [:], [(0, 1), (100, nil)]),
  ]

  static func series(_ name: String, _ labels: MetricLabels, _ points: [(Int, Double?)]) -> MetricSeries {
    MetricSeries(
      name: name, labels: labels,
      points: points.map { MetricSeries.Point(time: .seconds($0.0), value: $0.1) })
  }

  static func answer(_ query: String, at seconds: Int = 300) throws(PromQLError) -> String {
    let root = try PromQLParser.parse(query)
    let value = try PromQLEvaluator(series: series, time: .seconds(seconds)).value(of: root)
    switch value {
    case .scalar(let number): return PrometheusNumber.plain(number)
    case .string(let text): return text
    case .vector(let samples):
      return samples.map { "\($0.name ?? "")\($0.labels) \(PrometheusNumber.plain($0.value))" }
        .joined(separator: "; ")
    case .matrix(let ranges): return ranges.map { "\($0.samples.count)" }.joined(separator: "; ")
    }
  }

  @Test(
    "a query answers as Prometheus does",
    arguments: [
      ("1 + 2 * 3 ^ 2", "19"), ("-2 ^ 2", "-4"), ("2 ^ 3 ^ 2", "512"), ("7 % 4 > bool 2", "1"),
      ("requests_total", #"requests_total{code="200"} 20"#),
      (#"requests_total{code=~"2..|3.."}"#, #"requests_total{code="200"} 20"#),
      (#"requests_total{code!~"2.+"}"#, ""), (#"requests_total{code=~"2"}"#, ""),
      ("requests_total offset 1m", #"requests_total{code="200"} 16"#),
      ("gone", ""), ("count(size)", " 2"), ("requests_total[2m]", "4"),
      // 10 samples in 5 min, 18 apart over 270 s, carried on over the 30 s before them.
      ("increase(requests_total[5m])", #"{code="200"} 20"#),
      ("rate(requests_total[5m])", #"{code="200"} 0.06666666666666667"#),
      // Its 1 is not a rise, as there was no 0 before it; 1 in 30 s is carried back by half an interval.
      ("increase(born_total[5m])", #"{code="500"} 1.5"#),
      ("increase(born_total[40s])", #"{code="500"} 1.3333333333333333"#),
      // Every whole minute, of which the first had 4 + 6 half-way.
      ("sum(size)[5m:1m]", "5"), ("max_over_time(sum(size)[5m:1m])", " 16"),
      ("count_over_time(sum(size)[4m:])", " 8"), ("avg_over_time(sum(size)[1m:30s] offset 4m)", " 13"),
      (#"min_over_time(size{zone="a"}[5m:30s])"#, #"{kind="x",zone="a"} 4"#),
      ("sum(size)", " 16"), ("sum by (zone) (size)", #"{zone="a"} 10; {zone="b"} 6"#),
      ("avg without (zone, kind) (size)", " 8"), ("topk(1, size)", #"size{kind="x",zone="a"} 10"#),
      ("size > 7", #"size{kind="x",zone="a"} 10"#),
      ("size > bool 7", #"{kind="x",zone="a"} 1; {kind="x",zone="b"} 0"#),
      ("size * on (zone) price", #"{zone="a"} 5"#),
      ("size * on (zone) group_left price", #"{kind="x",zone="a"} 5"#),
      ("size and on (zone) price", #"size{kind="x",zone="a"} 10"#),
      ("size unless on (zone) price", #"size{kind="x",zone="b"} 6"#),
      ("size{zone=\"a\"} or price", #"size{kind="x",zone="a"} 10; price{zone="a"} 0.5"#),
      // Half of 8 is 4: two of the four between 1 and 2.
      ("histogram_quantile(0.5, wait_bucket)", " 1.5"), ("histogram_quantile(1, wait_bucket)", " 2"),
      ("max_over_time(size{zone=\"a\"}[5m])", #"{kind="x",zone="a"} 10"#),
      ("absent(nothing{zone=\"c\"})", #"{zone="c"} 1"#), ("scalar(price) + 1", "1.5"),
      ("round(price * 3, 0.5)", #"{zone="a"} 1.5"#),
      ("clamp_max(size, 7)", #"{kind="x",zone="a"} 7; {kind="x",zone="b"} 6"#),
      ("sum(rate(requests_total[5m])) by (code)", #"{code="200"} 0.06666666666666667"#),
    ])
  func answers(_ query: String, _ expected: String) throws {
    #expect(try Self.answer(query) == expected)
  }

  @Test(
    "a mistake is named, and where it is",
    arguments: [
      (
        "rate(requests_total)",
        PromQLError(.wrongKind(of: "rate", expected: "range vector", given: "instant vector"), at: 6)
      ),
      ("sum(size", PromQLError(.unexpectedEnd, at: 9)), ("size[5]", PromQLError(.unexpected("5"), at: 6)),
      ("size[5x]", PromQLError(.badDuration("5x"), at: 6)),
      ("size{zone=a}", PromQLError(.unexpected("a"), at: 11)),
      ("\"open", PromQLError(.unterminatedString, at: 1)),
      ("size{zone=~\"(\"}", PromQLError(.badRegularExpression("("), at: 12)),
      ("topk(size)", PromQLError(.argumentCount(function: "topk", expected: "2", given: 1), at: 5)),
      ("size * on () price", PromQLError(.severalMatches(labels: ""), at: 1)),
      ("size[31d]", PromQLError(.rangeTooLong("31d"), at: 6)), ("", PromQLError(.unexpectedEnd, at: 1)),
      (String(repeating: "(", count: 5000), PromQLError(.tooDeep, at: 102)),
    ])
  func mistakes(_ query: String, _ error: PromQLError) {
    #expect(throws: error) { try Self.answer(query) }
  }

  @Test(
    "numbers are written as Go writes them",
    arguments: [
      (0.0, "0", "0"), (1, "1", "1"), (0.005, "0.005", "0.005"), (1_500_000, "1.5e+06", "1500000"),
      (123_456, "123456", "123456"), (-0.25, "-0.25", "-0.25"), (1e-7, "1e-07", "0.0000001"),
      (16_442_064_896, "1.6442064896e+10", "16442064896"), (.infinity, "+Inf", "+Inf"), (.nan, "NaN", "NaN"),
    ])
  func numbers(_ number: Double, _ text: String, _ plain: String) {
    #expect(PrometheusNumber.text(number) == text)
    #expect(PrometheusNumber.plain(number) == plain)
  }
}
