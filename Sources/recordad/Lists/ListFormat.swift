/// How a list is printed: for people, for spreadsheets, for programs.
enum ListFormat: String, CaseIterable { case table, csv, json }
