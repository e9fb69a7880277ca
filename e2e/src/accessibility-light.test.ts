import { testAccessibility } from './harness/accessible-tour.ts';

testAccessibility('light');
