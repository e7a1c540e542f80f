Feature: Buying the best seats together
  Somebody who comes with friends wants to sit beside them, as near to the stage as can be.

  Background:
    Given a concert on sale with 3 rows of 6 seats in section A

  Scenario: Friends sit side by side in the first row
    When Ada asks for the best 4 seats in section A
    Then Ada holds 4 seats side by side in row 1

  Scenario: The next group gets the next row that fits it
    Given Ada holds the best 4 seats in section A
    When Ben asks for the best 4 seats in section A
    Then Ben holds 4 seats side by side in row 2

  Scenario: A group that fits in no row is split, and everybody still gets a seat
    Given Ada holds the best 4 seats in section A
    And Ben holds the best 4 seats in section A
    And Cid holds the best 4 seats in section A
    When Dora asks for the best 4 seats in section A
    Then Dora holds 4 seats in 2 rows

  Scenario: The last seats go to who asked for more
    Given Ada holds the best 8 seats in section A
    And Ben holds the best 8 seats in section A
    When Cid asks for the best 4 seats in section A
    Then Cid holds 2 seats

  Scenario: Nothing at all is better than too few, if the buyer says so
    Given Ada holds the best 8 seats in section A
    And Ben holds the best 8 seats in section A
    When Cid asks for the best 4 seats in section A or nothing
    Then Cid is told that there are not enough seats
    And the seller sees 0 sold, 16 held and 2 free seats

  Scenario: A sold-out section says so
    Given Ada holds the best 8 seats in section A
    And Ben holds the best 8 seats in section A
    And Cid holds the best 2 seats in section A
    When Dora asks for the best 1 seat in section A
    Then Dora is told that section A is sold out

  Scenario: Which seats are the best is for the seller to say
    Given a concert on sale with 3 rows of 6 seats in section A, the best in row 2 and at seat 6
    When Ada asks for the best 2 seats in section A
    Then Ada holds row 2, seats 5 and 6
    When Ben asks for the best 6 seats in section A
    Then Ben holds 6 seats side by side in row 1
