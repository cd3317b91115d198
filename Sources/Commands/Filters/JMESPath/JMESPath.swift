/// An expression of JMESPath, which `aws … --query` takes.
///
/// Understood: names, `[0]`, `[-1]`, `[a:b]`, `[*]`, `[]`, `*`, filters `[?a=='x' && b]`, `[a,b]`, `{x: a}`, `|`,
/// `||`, `&&`, `!`, comparisons, literals and `JMESPathFunction`s.
indirect enum JMESPath: Equatable, Sendable {
  case current
  case field(String)
  case index(Int)
  case slice(from: Int?, to: Int?, step: Int)
  /// The right side of each item of the left side's array.
  case projection(JMESPath, JMESPath)
  /// The same, where arrays within the array are opened up first.
  case flattening(JMESPath, JMESPath)
  case filter(JMESPath, where: JMESPath, JMESPath)
  /// The right side of each value of the left side's object.
  case values(JMESPath, JMESPath)
  case sub(JMESPath, JMESPath)
  case pipe(JMESPath, JMESPath)
  case list([JMESPath])
  case hash([Member])
  case or(JMESPath, JMESPath)
  case and(JMESPath, JMESPath)
  case not(JMESPath)
  case comparison(JMESPath, Comparator, JMESPath)
  case literal(JQValue)
  case function(JMESPathFunction, [JMESPath])
  /// `&name`: an expression handed to a function.
  case reference(JMESPath)

  struct Member: Equatable, Sendable {
    let key: String
    let value: JMESPath
  }

  enum Comparator: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
}

/// Functions of JMESPath that are understood.
enum JMESPathFunction: String, CaseIterable, Sendable {
  case length, contains, keys, values, sort, reverse, join, max, min, sum, type
  case startsWith = "starts_with"
  case endsWith = "ends_with"
  case sortBy = "sort_by"
  case maxBy = "max_by"
  case minBy = "min_by"
  case toString = "to_string"
  case toNumber = "to_number"
  case notNull = "not_null"
}

/// Why `--query` cannot be carried out.
enum JMESPathError: Error, Equatable, Sendable {
  /// What stands there makes no expression; a column counted from 1.
  case syntax(String, column: Int)
  case unknownFunction(String)
  /// A function was given what it does not take.
  case badArgument(JMESPathFunction)
}
