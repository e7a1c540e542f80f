Feature: A booking is its buyer's own business

  Background:
    Given a concert on sale with 2 rows of 5 seats in section A
    And Ada has signed up
    And Ben has signed up
    And Ada picks row 1, seats 1 and 2

  Scenario: Another buyer neither sees nor touches it
    Then Ben may not see Ada's booking
    And Ben may not pay Ada's booking
    And Ben may not cancel Ada's booking
    And Ben may not see Ada's history
    And Ada holds row 1, seats 1 and 2

  Scenario: The public sees that a seat is taken, not by whom
    Given Ada pays
    Then everybody sees row 1, seats 1 and 2 as sold
    And nobody but the seller sees who bought row 1, seat 1
