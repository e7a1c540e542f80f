Feature: Selling
  A seller makes an event and watches its sale, whether it is a small hall or a stadium.

  Scenario Outline: From the plan to the last payment
    Given <an event> on sale
    And Ada has signed up
    When Ada asks for the best 3 seats in section A
    And Ada pays
    And Ben asks for the best 2 seats in section B
    Then the seller sees 3 sold, 2 held and <left> free seats
    And the seller sees that Ada's seats are hers

    Examples:
      | an event       | left  |
      | a small play   | 55    |
      | a stadium show | 1,995 |

  Scenario: A closed sale takes no bookings, and what is held can still be paid
    Given a concert on sale with 2 rows of 5 seats in section A
    And Ada picks row 1, seats 1 and 2
    When the seller closes the sale
    Then Ben is refused because the event is not on sale
    When Ada pays
    Then Ada's booking is paid
    When the seller opens the sale again
    And Ben picks row 2, seat 1
    Then Ben holds row 2, seat 1
