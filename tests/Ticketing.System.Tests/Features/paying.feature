Feature: Paying
  What is paid for belongs to the buyer.

  Background:
    Given a concert on sale with 4 rows of 10 seats in section A
    And Ada picks row 1, seats 1 and 2

  Scenario: Paid seats are sold
    When Ada pays
    Then Ada's booking is paid
    And Ada has paid 6,000.00 TWD
    And everybody sees row 1, seats 1 and 2 as sold

  Scenario: Paying twice charges once
    Given Ada pays
    When Ada pays
    Then Ada's booking is paid
    And Ada has paid 6,000.00 TWD

  Scenario: A declined card can be followed by a good one
    When Ada pays by a card that is declined
    Then Ada is told that the payment was declined
    And Ada holds row 1, seats 1 and 2
    When Ada pays
    Then Ada's booking is paid

  Scenario: The history shows what was bought, the newest first
    Given Ada pays
    When Ada picks row 3, seat 7
    Then Ada's history shows
      | seats              | state           |
      | row 3, seat 7      | PENDING_PAYMENT |
      | row 1, seats 1, 2  | PAID            |
