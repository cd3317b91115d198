// How fast the engines and the program are: `make bench`, in release mode.
//
// BancadaBench [--program PATH] [--json FILE] [SECTION…]
// BancadaBench --compare BASE.json HERE.json
import Glibc

switch BenchArguments(CommandLine.arguments.dropFirst()) {
case .compare(let base, let here)?:
  guard let base = TextFile.read(base).flatMap(FigureFile.figures),
    let here = TextFile.read(here).flatMap(FigureFile.figures)
  else {
    print("BancadaBench: both must be files that --json wrote")
    exit(2)
  }
  FigureTable.comparison(base, here).forEach { print($0) }
case .measure(let sections, let program, let file)?:
  var all: [(section: Section, figures: [Figure])] = []
  print(FigureTable.heading)
  for section in sections {
    print("\n" + section.title)
    let figures = section.measured(program: program)
    for figure in figures { print(FigureTable.line(figure)) }
    all.append((section, figures))
  }
  let aimed = all.flatMap(\.figures).compactMap(\.isMet)
  print("\n\(aimed.count { $0 }) of \(aimed.count) aims met")
  if let file, !TextFile.write(FigureFile.text(all), to: file) {
    print("BancadaBench: cannot write \(file)")
    exit(2)
  }
case nil:
  print("usage: BancadaBench [--program PATH] [--json FILE] [SECTION…] | --compare BASE.json HERE.json")
  print("sections: " + Section.allCases.map(\.rawValue).joined(separator: " "))
  exit(2)
}
