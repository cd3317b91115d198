import Glibc
import Testing
@testable import Scheduling
@Test func theLogarithmIsTheLibrarysOwn() {
  for number in 1...20_000 {
    let expected = log(Double(number))
    #expect(abs(naturalLogarithm(Double(number)) - expected) <= expected.ulp, "\(number)")
  }
}
