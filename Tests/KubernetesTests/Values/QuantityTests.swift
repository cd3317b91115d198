import Kubernetes
import Testing

@Suite struct QuantityTests {
  @Test(
    "a quantity is read and written in its canonical form",
    arguments: [
      ("0", "0"), ("100m", "100m"), ("1000m", "1"), ("1.5", "1500m"), ("0.5Gi", "512Mi"), ("1024Mi", "1Gi"),
      ("1500Mi", "1500Mi"), ("1G", "1G"), ("2000M", "2G"), ("1e3", "1e3"), ("12e6", "12e6"), ("-1", "-1"),
      ("+5", "5"), (".5", "500m"), ("1.", "1"), ("0.1Ki", "102400m"), ("1n", "1n"), ("0.1n", "1n"),
      ("100Ei", "9223372036854775807"), ("0.0000000001", "1n"), ("1Ki", "1Ki"), ("512", "512"),
    ])
  func canonicalForm(text: String, canonical: String) throws {
    let quantity = try #require(Quantity(text))
    #expect(quantity.description == canonical)
    #expect(Quantity(canonical) == quantity)
  }

  @Test(
    "what is no quantity is refused",
    arguments: ["", "abc", "1x", "1.2.3", "1 Gi", "Gi", "--1", "1mi", ".", "1e", "1ee3", "٣"])
  func refusal(text: String) {
    #expect(Quantity(text) == nil)
  }

  @Test func whatIsFinerThanAMilliOrAByteCountsAsOneMore() throws {
    #expect(try #require(Quantity("1n")).milli == 1)
    #expect(try #require(Quantity("100.5m")).milli == 101)
    #expect(try #require(Quantity("1500m")).units == 2)
  }

  @Test(
    "as a floating-point number it is the nearest one",
    arguments: [
      "0", "1n", "-1n", "100m", "-1500m", "3", "58Gi", "-58Gi", "7577Mi", "15890m", "123456789.123456789",
      "9223372036854775807", "-9223372036854775807",
    ])
  func double(text: String) throws {
    let quantity = try #require(Quantity(text))
    #expect(quantity.double == Double(quantity.nanos) / 1e9)
  }

  @Test("no length of digits traps", arguments: [1, 24, 25, 60, 5000])
  func longNumbers(count: Int) {
    let digits = String(repeating: "9", count: count)
    for text in [digits, "0.\(digits)", "\(digits)Ei", "1e\(digits)", "1e-\(digits)"] {
      _ = Quantity(text)?.description
    }
    #expect(Quantity(digits + "E").map { $0 > .zero } == true)
  }
}
