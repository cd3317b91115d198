/// A jq program: what it makes of one input is none, one or several values.
indirect enum JQFilter: Sendable {
  case identity
  /// `..`: a value and everything within it.
  case everything
  case literal(JQValue)
  /// `"…\(f)…"`, each part written by the format: `@csv "…"`.
  case text([TextPart], format: String)
  /// `.name`, `.["name"]`, `.[0]`.
  case member(of: JQFilter, JQFilter)
  /// `.[2:4]`
  case slice(of: JQFilter, from: JQFilter?, to: JQFilter?)
  /// `.[]`
  case each(of: JQFilter)
  case array(JQFilter?)
  case object([(key: JQFilter, value: JQFilter)])
  case pipe(JQFilter, JQFilter)
  case both(JQFilter, JQFilter)
  /// `a // b`
  case alternative(JQFilter, JQFilter)
  case arithmetic(Arithmetic, JQFilter, JQFilter)
  case comparison(Comparison, JQFilter, JQFilter)
  case and(JQFilter, JQFilter)
  case or(JQFilter, JQFilter)
  case negative(JQFilter)
  /// `path |= f`; `=` and `+=` are turned into it.
  case update(JQFilter, Update, JQFilter)
  case variable(String)
  /// `f as $name | body`
  case binding(JQFilter, name: String, JQFilter)
  /// `reduce f as $name (start; step)`
  case reduce(JQFilter, name: String, start: JQFilter, step: JQFilter)
  case condition(if: JQFilter, then: JQFilter, else: JQFilter)
  /// `try f catch g`, `f?`
  case attempt(JQFilter, otherwise: JQFilter?)
  case call(String, [JQFilter])
  /// `@csv`
  case format(String)

  enum TextPart: Sendable {
    case literal(String)
    case filter(JQFilter)
  }

  enum Arithmetic: String, Sendable { case plus = "+", minus = "-", times = "*", divided = "/", modulo = "%" }
  enum Comparison: String, Sendable {
    case equal = "==", unequal = "!=", less = "<", lessOrEqual = "<=", more = ">", moreOrEqual = ">="
  }
  enum Update: Sendable {
    /// `=`: the right side sees the input.
    case set
    /// `|=`: the right side sees what is there.
    case modify
    /// `+=`, `//=`, …; nil stands for `//=`.
    case combine(Arithmetic?)
  }
}

/// Why a jq program cannot be run, or stopped.
enum JQError: Error, Equatable, Sendable {
  /// The program is none; a column counted from 1.
  case syntax(String, column: Int)
  /// Nothing here does what is called.
  case undefined(String)
  /// What a value does not allow, in jq's own words.
  case failed(JQValue)
  /// It takes more steps than any program here may.
  case tooLong
  /// It nests deeper than any program here may.
  case tooDeep
  /// Not an error: enough values have come.
  case enough(Int)

  static func failed(_ text: String) -> Self { .failed(.string(text)) }
}
