Feature: Picking seats on the map
  Somebody who knows where to sit picks the seats, and is told at once when another was quicker.

  Background:
    Given a concert on sale with 4 rows of 10 seats in section A

  Scenario: The picked seats are held
    When Ada picks row 2, seats 4 and 5
    Then Ada holds row 2, seats 4 and 5
    And everybody sees row 2, seats 4 and 5 as held

  Scenario: Of the picked seats some are gone: the others are held
    Given Ada picks row 2, seats 4 and 5
    When Ben picks row 2, seats 5 and 6
    Then Ben holds row 2, seat 6
    And Ben is told that row 2, seat 5 went to somebody else

  Scenario: All of the picked seats are gone
    Given Ada picks row 2, seats 4 and 5
    When Ben picks row 2, seats 4 and 5
    Then Ben is told that the picked seats are taken
    And Ben is told that row 2, seats 4 and 5 went to somebody else

  Scenario: All or nothing
    Given Ada picks row 2, seats 4 and 5
    When Ben picks row 2, seats 5 and 6 or nothing
    Then Ben is told that the picked seats are taken
    And everybody sees row 2, seat 6 as free
