/// The natural logarithm of a finite number above zero, the same to the last bit on every machine.
///
/// The number is split into 2^k · (1 + f) with √2/2 ≤ 1 + f < √2, and log(1 + f) taken from a polynomial in
/// s = f / (2 + f): the method of FreeBSD's `e_log.c`, which Go's `math.Log` uses too.
func naturalLogarithm(_ number: Double) -> Double {
  var significand = number.significand
  var exponent = Double(number.exponent)
  if significand >= 2.0.squareRoot() {
    significand /= 2
    exponent += 1
  }
  let fraction = significand - 1
  let s = fraction / (2 + fraction)
  let s2 = s * s
  let s4 = s2 * s2
  let odd =
    s2
    * (0.6666666666666735130 + s4
      * (0.2857142874366239149 + s4 * (0.1818357216161805012 + s4 * 0.1479819860511658591)))
  let even = s4 * (0.3999999999940941908 + s4 * (0.2222219843214978396 + s4 * 0.1531383769920937332))
  let halfSquare = 0.5 * fraction * fraction
  let ln2High = 6.93147180369123816490e-01
  let ln2Low = 1.90821492927058770002e-10
  return exponent * ln2High
    - ((halfSquare - (s * (halfSquare + odd + even) + exponent * ln2Low)) - fraction)
}
