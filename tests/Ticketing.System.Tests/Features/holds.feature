Feature: Holding seats for a while
  Seats wait for their payment for a time that the seller chose, and then go back on sale.

  Scenario: The hold runs out and the seats return
    Given a concert on sale with 2 rows of 5 seats in section A, held for 15 seconds
    And Ada picks row 1, seats 1 and 2
    When Ada lets the hold run out
    Then everybody sees row 1, seats 1 and 2 as free
    And Ada cannot pay because the hold has run out
    When Ben picks row 1, seats 1 and 2
    Then Ben holds row 1, seats 1 and 2

  Scenario: Paid in time, the hold's end means nothing
    Given a concert on sale with 2 rows of 5 seats in section A, held for 20 seconds
    And Ada picks row 1, seats 1 and 2
    And Ben picks row 2, seat 1
    When Ada pays
    And Ben lets the hold run out
    Then Ada's booking is paid
    And everybody sees row 1, seats 1 and 2 as sold
    And everybody sees row 2, seat 1 as free

  Scenario: Cancelling gives the seats back at once
    Given a concert on sale with 2 rows of 5 seats in section A
    And Ada picks row 1, seats 3 and 4
    When Ada cancels
    Then Ada's booking is cancelled
    And everybody sees row 1, seats 3 and 4 as free

  Scenario: What is cancelled cannot be paid
    Given a concert on sale with 2 rows of 5 seats in section A
    And Ada picks row 1, seats 3 and 4
    And Ada cancels
    Then Ada cannot pay because the booking is over
